import { Global, Module } from '@nestjs/common';
import { DistributorModule } from '../distributor/index.js';
import { BindingRepository } from './binding.repository.js';
import { BindingService } from './binding.service.js';

@Global()
@Module({
  imports: [DistributorModule],
  providers: [BindingRepository, BindingService],
  exports: [BindingService],
})
export class BindingModule {}
