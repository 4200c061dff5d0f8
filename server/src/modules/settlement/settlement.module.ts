import { Global, Module } from '@nestjs/common';
import { SettlementRepository } from './settlement.repository.js';
import { SettlementService } from './settlement.service.js';

@Global()
@Module({ providers: [SettlementRepository, SettlementService], exports: [SettlementService] })
export class SettlementModule {}
