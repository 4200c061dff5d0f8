import { Global, Module } from '@nestjs/common';
import { PayoutService } from './payout.service.js';
import { WithdrawalRepository } from './withdrawal.repository.js';
import { WithdrawalService } from './withdrawal.service.js';

@Global()
@Module({
  providers: [WithdrawalRepository, WithdrawalService, PayoutService],
  exports: [WithdrawalService, PayoutService],
})
export class WithdrawalModule {}
