import { Module } from '@nestjs/common';
import { AddressSeal } from './address-seal.js';
import {
  OrderExtrasRegistry,
  PAYMENT_BEFORE_CLOSE,
  Port,
  type PaymentBeforeClosePort,
} from './order.ports.js';
import { OrderRepository } from './order.repository.js';
import { OrderService } from './order.service.js';

const nothingRuns: PaymentBeforeClosePort = { settle: () => Promise.resolve('clear') };

const ports = [
  { provide: PAYMENT_BEFORE_CLOSE, useFactory: () => new Port<PaymentBeforeClosePort>(nothingRuns) },
  OrderExtrasRegistry,
];

@Module({
  providers: [OrderService, OrderRepository, AddressSeal, ...ports],
  exports: [OrderService, PAYMENT_BEFORE_CLOSE, OrderExtrasRegistry],
})
export class OrderModule {}
