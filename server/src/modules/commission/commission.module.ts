import { Global, Module } from '@nestjs/common';
import { CommissionReadsRepository } from './commission-reads.repository.js';
import { CommissionRepository } from './commission.repository.js';
import { CommissionService } from './commission.service.js';
import { EarningStatisticsRepository } from './earning-statistics.repository.js';
import { PolicyProposals } from './policy-proposals.js';
import { PolicyProposalRepository } from './policy-proposal.repository.js';
import { PolicyRepository } from './policy.repository.js';
import { PolicyService } from './policy.service.js';

@Global()
@Module({
  providers: [
    CommissionRepository,
    CommissionReadsRepository,
    EarningStatisticsRepository,
    PolicyProposalRepository,
    PolicyRepository,
    CommissionService,
    PolicyService,
    PolicyProposals,
  ],
  exports: [
    CommissionService,
    CommissionReadsRepository,
    EarningStatisticsRepository,
    PolicyService,
    PolicyProposals,
  ],
})
export class CommissionModule {}
