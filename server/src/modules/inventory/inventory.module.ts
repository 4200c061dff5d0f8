import { Module } from '@nestjs/common';
import { InventoryRepository } from './inventory.repository.js';
import { InventoryService } from './inventory.service.js';

@Module({ providers: [InventoryService, InventoryRepository], exports: [InventoryService] })
export class InventoryModule {}
