import { Module } from '@nestjs/common';
import { DOUYIN_TRADE, type DouyinTrade } from '../gateways/fulfilment-ports.js';
import type { PayChannel, PaymentChannel } from '../gateways/ports.js';
import { PAYMENT_CHANNELS } from '../gateways/tokens.js';
import { AftersaleModule } from '../modules/aftersale/index.js';
import { BindingModule } from '../modules/binding/index.js';
import { CatalogModule } from '../modules/catalog/index.js';
import { CommissionModule } from '../modules/commission/index.js';
import { FulfilmentModule } from '../modules/fulfilment/index.js';
import { InsightModule } from '../modules/insight/index.js';
import { InventoryModule } from '../modules/inventory/index.js';
import { LedgerModule } from '../modules/ledger/index.js';
import { MediaModule } from '../modules/media/index.js';
import { OrderModule } from '../modules/order/index.js';
import { PaymentModule } from '../modules/payment/index.js';
import { PromotionModule } from '../modules/promotion/index.js';
import { AnswerRefundRequest } from './answer-refund-request.js';
import { ChannelAccounts } from './channel-accounts.js';
import { CompleteOrders } from './complete-orders.js';
import { ContentModule } from './content.module.js';
import { ConfirmPayment, SaleEffects } from './confirm-payment.js';
import { ConfirmReceipt } from './confirm-receipt.js';
import { CountSales } from './count-sales.js';
import { DecideAftersale } from './decide-aftersale.js';
import { FollowReturns } from './follow-returns.js';
import { Later } from './later.js';
import { LaunchPayment } from './launch-payment.js';
import { TradeExtras } from './order-extras.js';
import { PayoutNotifications } from './payout-notifications.js';
import { ApplyNotification, ReceiveNotification } from './receive-notification.js';
import { ReceiveWechatMessage } from './receive-wechat-message.js';
import { PaymentRules } from './payment-rules.js';
import { ReconcilePayments } from './reconcile-payments.js';
import { RefundOrder } from './refund-order.js';
import { ReportShipment } from './report-shipment.js';
import { RequestAftersale } from './request-aftersale.js';
import { AftersaleClosing, SettleRefund } from './settle-refund.js';
import { ResolveTrouble } from './resolve-trouble.js';
import { ShipOrder, ShippingObstacles } from './ship-order.js';
import { StartPayment } from './start-payment.js';
import { StartRefund } from './start-refund.js';
import { SubscribeTracking } from './subscribe-tracking.js';
import { TrackParcels } from './track-parcels.js';
import { TradeBooks } from './trade-books.js';
import { ViewAftersales } from './view-aftersales.js';
import { ViewTroubles } from './view-troubles.js';
import { OrderPaths, WechatReceipt } from './wechat-receipt.js';

const modules = [
  ContentModule,
  AftersaleModule,
  BindingModule,
  CatalogModule,
  CommissionModule,
  FulfilmentModule,
  InsightModule,
  InventoryModule,
  LedgerModule,
  MediaModule,
  OrderModule,
  PaymentModule,
  PromotionModule,
];
const parts = [
  AftersaleClosing,
  AnswerRefundRequest,
  ApplyNotification,
  ChannelAccounts,
  CountSales,
  Later,
  LaunchPayment,
  PaymentRules,
  PayoutNotifications,
  ReportShipment,
  SaleEffects,
  SettleRefund,
  ShippingObstacles,
  StartRefund,
  SubscribeTracking,
  TradeBooks,
  TradeExtras,
];
const workflows = [
  CompleteOrders,
  ConfirmPayment,
  ConfirmReceipt,
  DecideAftersale,
  FollowReturns,
  ReceiveNotification,
  ReceiveWechatMessage,
  ReconcilePayments,
  RefundOrder,
  RequestAftersale,
  ResolveTrouble,
  ShipOrder,
  StartPayment,
  TrackParcels,
  ViewAftersales,
  ViewTroubles,
  OrderPaths,
  WechatReceipt,
];

/** From the placed order to its end: payment, shipping, after-sale. Needs the global gateways and identity. */
@Module({
  imports: modules,
  providers: [
    ...parts,
    ...workflows,
    {
      provide: DOUYIN_TRADE,
      inject: [PAYMENT_CHANNELS],
      useFactory: (channels: Record<PayChannel, PaymentChannel>) => channels.douyin as unknown as DouyinTrade,
    },
  ],
  exports: [...workflows, ...modules],
})
export class TradeModule {}
