import { Module } from '@nestjs/common';
import { AddressSeal } from './address-seal.js';
import {
  NOBODY,
  ORDER_ATTRIBUTION,
  OrderExtrasRegistry,
  PAYMENT_BEFORE_CLOSE,
  Port,
  type OrderAttributionPort,
  type PaymentBeforeClosePort,
} from './order.ports.js';
import { OrderRepository } from './order.repository.js';
import { OrderService } from './order.service.js';

const nobodyServes: OrderAttributionPort = { attribute: () => Promise.resolve(NOBODY) };
const nothingRuns: PaymentBeforeClosePort = { settle: () => Promise.resolve('clear') };

const ports = [
  { provide: ORDER_ATTRIBUTION, useFactory: () => new Port<OrderAttributionPort>(nobodyServes) },
  { provide: PAYMENT_BEFORE_CLOSE, useFactory: () => new Port<PaymentBeforeClosePort>(nothingRuns) },
  OrderExtrasRegistry,
];

@Module({
  providers: [OrderService, OrderRepository, AddressSeal, ...ports],
  exports: [OrderService, ORDER_ATTRIBUTION, PAYMENT_BEFORE_CLOSE, OrderExtrasRegistry],
})
export class OrderModule {}
