import { Global, Module } from '@nestjs/common';
import { DistributorRepository } from './distributor.repository.js';
import { DistributorService } from './distributor.service.js';

@Global()
@Module({ providers: [DistributorRepository, DistributorService], exports: [DistributorService] })
export class DistributorModule {}
