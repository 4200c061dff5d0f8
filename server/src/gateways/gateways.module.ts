import { Global, Module, type FactoryProvider } from '@nestjs/common';
import { DatabaseClock } from '../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { ContentCheckGateway } from './content-check.js';
import { CONTENT_CHECK } from './content-ports.js';
import { DOUDIAN_ORDERS } from './doudian-ports.js';
import { DouyinPeopleGateway, type DouyinMiniProgram } from './douyin/index.js';
import { Kuaidi100Client } from './kuaidi100/index.js';
import { createPaymentGateways, type GatewayContext, type PaymentGateways } from './payment-gateways.js';
import { createDoudian, createDouyin, createSms, createWechat } from './people-gateways.js';
import { DOUYIN_TRADE } from './fulfilment-ports.js';
import { DOUYIN_PEOPLE, SMS_SENDER, WECHAT_PEOPLE } from './people-ports.js';
import { loadPlatformConfig, PLATFORM_CONFIG, type PlatformConfig } from './platform-config.js';
import {
  DOUYIN_MP,
  KUAIDI100,
  PAYMENT_CHANNELS,
  PAYOUT_CHANNELS,
  WECHAT_BILLS,
  WECHAT_MP,
} from './tokens.js';
import { unavailable } from './unavailable.js';
import type { WeChatMp } from './wechat-mp/index.js';
import { WechatPeopleGateway } from './wechat-people.js';

const CONTEXT = Symbol('GatewayContext');
const PAYMENT_GATEWAYS = Symbol('PaymentGateways');

/** A provider made of others; `inject` names them in the order of the parameters. */
const made = <A extends unknown[], T>(
  provide: symbol,
  inject: FactoryProvider['inject'],
  useFactory: (...parts: A) => T,
): FactoryProvider<T> => ({ provide, inject, useFactory: useFactory as (...parts: unknown[]) => T });

const providers = [
  made(PLATFORM_CONFIG, [APP_CONFIG], (app: AppConfig) => loadPlatformConfig(app)),
  made(
    CONTEXT,
    [PLATFORM_CONFIG, DatabaseClock, APP_CONFIG],
    (config: PlatformConfig, clock: DatabaseClock, app: AppConfig): GatewayContext => ({
      config,
      now: () => clock.now().getTime(),
      publicBaseUrl: app.PUBLIC_BASE_URL,
      isSimulated: app.isSimulated,
    }),
  ),
  made(PAYMENT_GATEWAYS, [CONTEXT, DOUYIN_MP], createPaymentGateways),
  made(PAYMENT_CHANNELS, [PAYMENT_GATEWAYS], (gateways: PaymentGateways) => gateways.payments),
  made(PAYOUT_CHANNELS, [PAYMENT_GATEWAYS], (gateways: PaymentGateways) => gateways.payouts),
  made(WECHAT_BILLS, [PAYMENT_GATEWAYS], (gateways: PaymentGateways) => gateways.wechatBills),
  // The same object as the payment channel: trade calls beyond the common port.
  made(DOUYIN_TRADE, [PAYMENT_GATEWAYS], (gateways: PaymentGateways) => gateways.payments.douyin),
  made(WECHAT_MP, [CONTEXT], createWechat),
  made(WECHAT_PEOPLE, [WECHAT_MP], (wechat: WeChatMp) => new WechatPeopleGateway(wechat)),
  made(DOUYIN_MP, [CONTEXT], createDouyin),
  made(DOUYIN_PEOPLE, [DOUYIN_MP], (douyin: DouyinMiniProgram) => new DouyinPeopleGateway(douyin)),
  made(
    CONTENT_CHECK,
    [WECHAT_MP, DOUYIN_MP],
    (wechat: WeChatMp, douyin: DouyinMiniProgram) => new ContentCheckGateway(wechat, douyin),
  ),
  made(DOUDIAN_ORDERS, [CONTEXT], createDoudian),
  made(SMS_SENDER, [CONTEXT], createSms),
  made(KUAIDI100, [PLATFORM_CONFIG], ({ isConfigured, kuaidi100, hosts }: PlatformConfig) =>
    isConfigured
      ? new Kuaidi100Client({ ...kuaidi100, baseUrl: hosts.kuaidi100 })
      : unavailable<Kuaidi100Client>('kuaidi100'),
  ),
];

/**
 * The way out to every platform, behind tokens: business code sees ports, never a provider's class. Hosts come from
 * SIM_*_URL where a simulator plays the platform.
 */
@Global()
@Module({ providers, exports: providers.map(({ provide }) => provide) })
export class GatewaysModule {}
