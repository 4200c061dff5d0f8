import { Module } from '@nestjs/common';
import { InsightReadsRepository } from './insight-reads.repository.js';
import { TroubleReadsRepository } from './trouble-reads.repository.js';

@Module({
  providers: [InsightReadsRepository, TroubleReadsRepository],
  exports: [InsightReadsRepository, TroubleReadsRepository],
})
export class InsightModule {}
