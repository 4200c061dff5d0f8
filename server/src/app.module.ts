import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ConsoleCouponsController } from './api/console/coupons.controller.js';
import { ConsoleOrdersReadController } from './api/console/orders-read.controller.js';
import { ConsoleProductsController } from './api/console/products.controller.js';
import { DevController } from './api/dev/dev.controller.js';
import { HealthController } from './api/health/health.controller.js';
import { CartController } from './api/shop/cart.controller.js';
import { CatalogController } from './api/shop/catalog.controller.js';
import { CouponsController } from './api/shop/coupons.controller.js';
import { OrdersController } from './api/shop/orders.controller.js';
import { GatewaysModule } from './gateways/gateways.module.js';
import type { AppConfig } from './platform/config/index.js';
import { AccessGuard } from './platform/http/index.js';
import { PlatformLiveModule } from './platform/live/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { ShoppingModule } from './workflows/shopping.module.js';

/** Business modules, gateways and workflows. Everybody adds theirs here. */
const features = [GatewaysModule, PlatformLiveModule, ShoppingModule];

/** Controllers by audience. */
const controllers = [
  HealthController,
  DevController,
  CartController,
  CatalogController,
  CouponsController,
  OrdersController,
  ConsoleCouponsController,
  ConsoleOrdersReadController,
  ConsoleProductsController,
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
