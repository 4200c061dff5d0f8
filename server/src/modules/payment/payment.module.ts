import { Global, Module } from '@nestjs/common';
import { AttemptRepository } from './attempt.repository.js';
import { InboxRepository } from './inbox.repository.js';
import { PaymentService } from './payment.service.js';
import { RefundRepository } from './refund.repository.js';
import { RefundService } from './refund.service.js';

@Global()
@Module({
  providers: [AttemptRepository, RefundRepository, InboxRepository, PaymentService, RefundService],
  exports: [PaymentService, RefundService],
})
export class PaymentModule {}
