import { Global, Module } from '@nestjs/common';
import { FulfilmentRepository } from './fulfilment.repository.js';
import { FulfilmentService } from './fulfilment.service.js';

@Global()
@Module({ providers: [FulfilmentRepository, FulfilmentService], exports: [FulfilmentService] })
export class FulfilmentModule {}
