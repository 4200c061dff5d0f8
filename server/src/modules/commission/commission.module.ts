import { Global, Module } from '@nestjs/common';
import { CommissionRepository } from './commission.repository.js';
import { CommissionService } from './commission.service.js';
import { PolicyRepository } from './policy.repository.js';
import { PolicyService } from './policy.service.js';

@Global()
@Module({
  providers: [CommissionRepository, PolicyRepository, CommissionService, PolicyService],
  exports: [CommissionService, PolicyService],
})
export class CommissionModule {}
