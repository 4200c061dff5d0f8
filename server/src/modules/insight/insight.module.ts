import { Module } from '@nestjs/common';
import { InsightReadsRepository } from './insight-reads.repository.js';

@Module({ providers: [InsightReadsRepository], exports: [InsightReadsRepository] })
export class InsightModule {}
