import { Global, Module } from '@nestjs/common';
import { DistributorModule } from '../distributor/index.js';
import { BindingReadsRepository } from './binding-reads.repository.js';
import { BindingRepository } from './binding.repository.js';
import { BindingService } from './binding.service.js';
import { ClickStatisticsRepository } from './click-statistics.repository.js';

@Global()
@Module({
  imports: [DistributorModule],
  providers: [BindingRepository, BindingReadsRepository, BindingService, ClickStatisticsRepository],
  exports: [BindingReadsRepository, BindingService, ClickStatisticsRepository],
})
export class BindingModule {}
