import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ConsoleAftersalesController } from './api/console/aftersales.controller.js';
import { ConsoleCouponsController } from './api/console/coupons.controller.js';
import { ConsoleOrdersReadController } from './api/console/orders-read.controller.js';
import { ConsoleProductsController } from './api/console/products.controller.js';
import { ConsoleShippingController } from './api/console/shipping.controller.js';
import { ConsoleReviewsController } from './api/console/reviews.controller.js';
import { ReviewsController } from './api/shop/reviews.controller.js';
import { ReviewsModule } from './workflows/reviews.module.js';
import { ConsoleSearchWordsController } from './api/console/search-words.controller.js';
import { StaffController } from './api/console/staff.controller.js';
import { DevController } from './api/dev/dev.controller.js';
import { HealthController } from './api/health/health.controller.js';
import { DeliveryNotifyController } from './api/notify/delivery-notify.controller.js';
import { PaymentNotifyController } from './api/notify/payment-notify.controller.js';
import { AftersalesController } from './api/shop/aftersales.controller.js';
import { AddressesController } from './api/shop/addresses.controller.js';
import { AuthController } from './api/shop/auth.controller.js';
import { CartController } from './api/shop/cart.controller.js';
import { CatalogController } from './api/shop/catalog.controller.js';
import { CouponsController } from './api/shop/coupons.controller.js';
import { HandoverController } from './api/shop/handover.controller.js';
import { MeController } from './api/shop/me.controller.js';
import { OrdersController } from './api/shop/orders.controller.js';
import { PaymentsController } from './api/shop/payments.controller.js';
import { TrackingController } from './api/shop/tracking.controller.js';
import { ConsoleAuditController } from './api/console/audit.controller.js';
import { ConsoleCommissionsController } from './api/console/commissions.controller.js';
import { ConsoleDashboardController } from './api/console/dashboard.controller.js';
import { ConsoleDoudianController } from './api/console/doudian.controller.js';
import { ConsoleTroublesController } from './api/console/troubles.controller.js';
import { ConsoleExperimentsController } from './api/console/experiments.controller.js';
import { ConsoleDistributorsController } from './api/console/distributors.controller.js';
import { ConsoleLedgerController } from './api/console/ledger.controller.js';
import { ConsolePolicyController } from './api/console/policy.controller.js';
import { ConsoleWithdrawalsController } from './api/console/withdrawals.controller.js';
import { CommissionsController } from './api/shop/commissions.controller.js';
import { DistributorController } from './api/shop/distributor.controller.js';
import { ConsoleMaterialsController } from './api/console/materials.controller.js';
import { EarningsController } from './api/shop/earnings.controller.js';
import { ExposuresController } from './api/shop/exposures.controller.js';
import { GrowthController } from './api/shop/growth.controller.js';
import { NetworkController } from './api/shop/network.controller.js';
import { PlatformController } from './api/shop/platform.controller.js';
import { MaterialsController } from './api/shop/materials.controller.js';
import { ReferralController } from './api/shop/referral.controller.js';
import { WithdrawalsController } from './api/shop/withdrawals.controller.js';
import { ConsolePagesController } from './api/console/pages.controller.js';
import { PagesController } from './api/shop/pages.controller.js';
import { ConsoleFilesController } from './api/console/files.controller.js';
import { FileDownloadController } from './api/files/files.controller.js';
import { FilesController } from './api/shop/files.controller.js';
import { GatewaysModule } from './gateways/gateways.module.js';
import type { AppConfig } from './platform/config/index.js';
import { AccessGuard } from './platform/http/index.js';
import { PlatformLiveModule } from './platform/live/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { DecorationWorkflowsModule } from './workflows/decoration.module.js';
import { ContentModule } from './workflows/content.module.js';
import { DoudianImportModule } from './workflows/doudian-import.module.js';
import { ExperimentsModule } from './workflows/experiments.module.js';
import { InstallationModule } from './workflows/installation.module.js';
import { DistributionModule } from './workflows/distribution.module.js';
import { MaterialsModule } from './workflows/materials.module.js';
import { MembersModule } from './workflows/members.module.js';
import { ShoppingModule } from './workflows/shopping.module.js';
import { TradeModule } from './workflows/trade.module.js';

/** Business modules, gateways and workflows. Everybody adds theirs here. */
const features = [
  ContentModule,
  DecorationWorkflowsModule,
  GatewaysModule,
  PlatformLiveModule,
  DistributionModule,
  DoudianImportModule,
  ExperimentsModule,
  MaterialsModule,
  MembersModule,
  ReviewsModule,
  ShoppingModule,
  TradeModule,
  InstallationModule,
];

/** Controllers by audience. */
const controllers = [
  ConsoleAuditController,
  ConsoleCommissionsController,
  ConsoleDashboardController,
  ConsoleDistributorsController,
  ConsoleDoudianController,
  ConsoleTroublesController,
  ConsoleExperimentsController,
  ConsoleLedgerController,
  ConsolePolicyController,
  ConsoleWithdrawalsController,
  CommissionsController,
  DistributorController,
  EarningsController,
  ExposuresController,
  GrowthController,
  NetworkController,
  MaterialsController,
  ConsoleMaterialsController,
  PlatformController,
  ReferralController,
  WithdrawalsController,
  PaymentNotifyController,
  DeliveryNotifyController,
  PaymentsController,
  TrackingController,
  AftersalesController,
  ConsoleShippingController,
  ConsoleAftersalesController,
  HealthController,
  DevController,
  AddressesController,
  AuthController,
  HandoverController,
  MeController,
  StaffController,
  CartController,
  CatalogController,
  CouponsController,
  OrdersController,
  ConsoleCouponsController,
  ConsoleOrdersReadController,
  ConsoleProductsController,
  ConsoleSearchWordsController,
  ReviewsController,
  ConsoleReviewsController,
  PagesController,
  ConsolePagesController,
  FilesController,
  ConsoleFilesController,
  FileDownloadController,
];

/** The whole application; the HTTP process and the worker load the same. */
@Module({})
export class AppModule {
  static with(config: AppConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(config), ...features],
      controllers,
      providers: [{ provide: APP_GUARD, useClass: AccessGuard }],
    };
  }
}
