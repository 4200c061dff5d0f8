import { Global, Module } from '@nestjs/common';
import { DistributorReadsRepository } from './distributor-reads.repository.js';
import { DistributorRepository } from './distributor.repository.js';
import { DistributorService } from './distributor.service.js';

@Global()
@Module({
  providers: [DistributorRepository, DistributorReadsRepository, DistributorService],
  exports: [DistributorReadsRepository, DistributorService],
})
export class DistributorModule {}
