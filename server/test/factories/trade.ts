import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Global, Module } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { routes } from '@yimai/shared/contracts/api';
import { asId, parseId, type MemberId, type OrderId } from '@yimai/shared/kernel/id';
import type { RowDataPacket } from 'mysql2/promise';
import { startSimulators } from '../../../simulators/src/start.js';
import { testPlatformConfig } from '../../../simulators/src/testing/platform-config.js';
import { GatewaysModule } from '../../src/gateways/gateways.module.js';
import { Control } from '../../src/gateways/testing/control.js';
import { NotificationReceiver } from '../../src/gateways/testing/receiver.js';
import type { PayScene, RawNotification } from '../../src/gateways/ports.js';
import { CommissionModule, PolicyService } from '../../src/modules/commission/index.js';
import { IdentityService, MemberAbsorbers } from '../../src/modules/identity/index.js';
import { LedgerModule, LedgerService } from '../../src/modules/ledger/index.js';
import { LedgerRepository } from '../../src/modules/ledger/ledger.repository.js';
import type { CallContext } from '../../src/platform/http/index.js';
import { JobDispatcher } from '../../src/platform/outbox/index.js';
import { ReceiveNotification } from '../../src/workflows/receive-notification.js';
import { ReceiveWechatMessage } from '../../src/workflows/receive-wechat-message.js';
import { ShoppingModule } from '../../src/workflows/shopping.module.js';
import { StartPayment } from '../../src/workflows/start-payment.js';
import { TrackParcels } from '../../src/workflows/track-parcels.js';
import { TradeModule } from '../../src/workflows/trade.module.js';
import { createTestModule, fakeClock, type TestContext } from '../support/index.js';
import { TestShop } from './shop.js';

type Platform = 'wechat' | 'douyin' | 'h5';

/** Person 1 of the simulators, whoever the member is. */
const OPEN_IDS = {
  'wechat-mini': 'oMINI_user_1',
  'wechat-oa': 'oOA_user_1',
  'douyin-mini': 'dyOPEN_user_1',
};

/** Fake: members. They are person 1 of every platform, so that they can pay. */
@Global()
@Module({
  providers: [
    {
      provide: IdentityService,
      useValue: {
        members: () => Promise.resolve(new Map()),
        payerOpenId: (_member: MemberId, app: keyof typeof OPEN_IDS) => Promise.resolve(OPEN_IDS[app]),
      },
    },
    MemberAbsorbers,
  ],
  exports: [IdentityService, MemberAbsorbers],
})
class PeopleModule {}

export interface Started {
  attemptId: string;
  outTradeNo: string;
  launch: Output<'startPayment'>['launch'];
}

/** A shop with real gateways and the simulated platforms behind them, down to the signatures. */
export class TestTrade extends TestShop {
  constructor(
    context: TestContext,
    readonly control: Control,
    readonly inbound: NotificationReceiver,
    private readonly stop: () => Promise<void>,
  ) {
    super(context);
    inbound.answer = async ({ path: where, ...raw }) => {
      const { pathname, searchParams } = new URL(where, 'http://localhost');
      const notifications = context.get(ReceiveNotification);
      if (pathname === '/v1/notify/wechat-pay') return notifications.fromChannel('wechat', raw);
      if (pathname === '/v1/notify/alipay') return notifications.fromChannel('alipay', raw);
      if (pathname === '/v1/notify/douyin-pay') return notifications.fromChannel('douyin', raw);
      if (pathname === '/v1/notify/kuaidi100') return context.get(TrackParcels).receive(raw);
      return context.get(ReceiveWechatMessage).receive(Object.fromEntries(searchParams), raw.rawBody);
    };
  }

  override async open(): Promise<void> {
    await super.open();
    this.forgetRows();
    await this.control.post('reset');
    this.inbound.clear();
  }

  /** Two services remember what exists; emptying the tables behind their backs makes that wrong. */
  private forgetRows(): void {
    this.context.get<{ known: Set<string> }>(LedgerRepository as never).known.clear();
    this.context.get<{ newest: { clear(): void } }>(PolicyService as never).newest.clear();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.inbound.stop();
    await this.context.close();
  }

  /** The same member, calling from a platform. */
  from(platform: Platform, memberId: MemberId, key?: string): CallContext {
    const call = this.call(memberId, ...(key ? [key] : []));
    return { ...call, principal: { kind: 'member', memberId, sessionId: 1, distributorId: null, platform } };
  }

  staff(staffId = 1): CallContext {
    const call = this.call(asId('member', 1));
    return {
      ...call,
      principal: { kind: 'staff', staffId: asId('staff', staffId), role: 'owner', name: '店长' },
    };
  }

  /** An order of one buyer, unpaid; 99 yuan each, no freight. */
  async order(
    spec: { quantity?: number; priceFen?: number; stock?: number } = {},
  ): Promise<{ memberId: MemberId; orderId: OrderId; view: Output<'placeOrder'>; skuId: number }> {
    const memberId = this.member();
    await this.address(memberId);
    const { skuId } = await this.product({
      ...(spec.priceFen ? { priceFen: spec.priceFen } : {}),
      ...(spec.stock ? { stock: spec.stock } : {}),
    });
    const view = await this.buy(memberId, [[skuId, spec.quantity ?? 1]]);
    const orderId = parseId('order', view.id);
    if (orderId === null) throw new Error(view.id);
    return { memberId, orderId, view, skuId };
  }

  input<K extends keyof typeof routes>(name: K, value: Record<string, unknown>): Input<K> {
    return routes[name].input.parse(value) as Input<K>;
  }

  async start(
    memberId: MemberId,
    orderId: string,
    options: { scene?: PayScene; key?: string } = {},
  ): Promise<Started> {
    const { scene = 'wechat-mini', key } = options;
    const platform: Platform = scene === 'wechat-mini' ? 'wechat' : scene === 'douyin-mini' ? 'douyin' : 'h5';
    const input = this.input('startPayment', { orderId, scene });
    const started = await this.context.get(StartPayment).run(input, this.from(platform, memberId, key));
    const [row] = await this.rows('SELECT out_trade_no FROM payment_attempts WHERE id = ?', [
      parseId('paymentAttempt', started.attemptId),
    ]);
    return {
      attemptId: started.attemptId,
      launch: started.launch,
      outTradeNo: String(row?.['out_trade_no']),
    };
  }

  /** What the phone or the browser does with the launch, up to the moment before paying. */
  async openCashier({ launch }: Started): Promise<void> {
    if (launch.kind === 'redirect' && launch.url.includes('gateway.do')) {
      const response = await fetch(launch.url);
      if (!response.ok) throw new Error(`cashier: ${response.status}`);
    }
    if (launch.kind === 'douyin') {
      const { data, byteAuthorization } = launch;
      await this.control.action('douyin', 'requestOrder', { data, byteAuthorization });
    }
  }

  /** The person pays; the notification follows by itself. */
  async pay(started: Started): Promise<void> {
    await this.openCashier(started);
    await this.control.post('pay', { outTradeNo: started.outTradeNo, persona: 1 });
  }

  /** What a platform sends because of an action, kept from the shop though acknowledged. */
  async intercept(action: () => Promise<unknown>): Promise<RawNotification> {
    const { answer } = this.inbound;
    const before = this.inbound.received.length;
    this.inbound.answer = () => ({ status: 200, contentType: 'text/plain', body: 'success' });
    try {
      await action();
      await this.until(() => Promise.resolve(this.inbound.received.length > before), 'a notification');
    } finally {
      this.inbound.answer = answer;
    }
    const raw = this.inbound.received[before];
    if (!raw) throw new Error('nothing was intercepted');
    return raw;
  }

  /** An order that is paid by WeChat in the mini-program. */
  async paidOrder(spec: Parameters<TestTrade['order']>[0] = {}): ReturnType<TestTrade['order']> {
    const order = await this.order(spec);
    await this.pay(await this.start(order.memberId, order.view.id));
    await this.untilState(order.orderId, 'awaitingShipment');
    return order;
  }

  async rows(sql: string, values: unknown[] = []): Promise<RowDataPacket[]> {
    const [rows] = await this.context.database.pool.query<RowDataPacket[]>(sql, values);
    return rows;
  }

  async stateOf(orderId: OrderId): Promise<string> {
    const [row] = await this.rows('SELECT state FROM orders WHERE id = ?', [orderId]);
    return String(row?.['state']);
  }

  /** Waits for what notifications bring about. */
  async until(condition: () => Promise<boolean>, what: string): Promise<void> {
    for (let waited = 0; waited < 8_000; waited += 20) {
      if (await condition()) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`waited in vain for ${what}`);
  }

  untilState(orderId: OrderId, state: string): Promise<void> {
    return this.until(async () => (await this.stateOf(orderId)) === state, `order state ${state}`);
  }

  /** Runs what is due now. */
  jobs(): Promise<{ ran: number; failed: number }> {
    return this.context.get(JobDispatcher).drain();
  }

  /** Runs jobs until the condition holds; time stands still. */
  untilByJobs(condition: () => Promise<boolean>, what: string): Promise<void> {
    return this.until(async () => {
      await this.jobs();
      return condition();
    }, what);
  }

  async balance(account: string): Promise<number> {
    return (await this.context.get(LedgerService).balances([account])).get(account) ?? 0;
  }

  async ledgerSum(): Promise<number> {
    return (await this.context.get(LedgerService).trialBalance()).sumFen;
  }

  /** Makes the buyer a customer of a distributor who stands under another. */
  async bind(memberId: MemberId): Promise<{ distributorId: number; parentId: number }> {
    const { pool } = this.context.database;
    const [parentId, distributorId] = [memberId + 500_000, memberId + 600_000];
    const at = this.context.clock.now();
    await pool.query(
      'INSERT INTO distributors (id, member_id, name, parent_id, depth, status, platform, joined_at) VALUES ?',
      [
        [
          [parentId, parentId, '张三', null, 0, 'active', 'wechat', at],
          [distributorId, distributorId, '李四', parentId, 1, 'active', 'wechat', at],
        ],
      ],
    );
    await pool.query(
      'INSERT INTO bindings (id, member_id, distributor_id, platform, scene, reason, policy_version, bound_at, recorded_at, open_member_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      [memberId + 700_000, memberId, distributorId, 'wechat', 'share', 'BOUND', '1', at, at, memberId],
    );
    return { distributorId, parentId };
  }
}

const HTTP_URLS = {
  SIM_CONTROL_URL: 'control',
  SIM_WECHAT_URL: 'wechat',
  SIM_WECHAT_PAY_URL: 'wechat-pay',
  SIM_DOUYIN_URL: 'douyin',
  SIM_ALIPAY_URL: 'alipay',
  SIM_KUAIDI100_URL: 'kuaidi100',
} as const;

/** `aTrade()` once per spec file, `open()` before each test, `close()` after all. Takes a second: it makes key pairs. */
export async function aTrade(): Promise<TestTrade> {
  const clock = fakeClock();
  const begun = performance.now();
  const inbound = new NotificationReceiver();
  await inbound.start();
  const publicUrl = inbound.url('');
  const simulators = await startSimulators({
    ports: { control: 0, wechat: 0, 'wechat-pay': 0, douyin: 0, alipay: 0, kuaidi100: 0 },
    apiBaseUrl: publicUrl,
    retryScale: 0.001,
    quiet: true,
    config: testPlatformConfig(),
    // Runs a little, so that what the platforms do "a moment later" happens while our own time stands still.
    wallClock: () => clock.now().getTime() + (performance.now() - begun),
  });
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'yimai-trade-')), 'platform.json');
  writeFileSync(file, JSON.stringify(simulators.config));
  const urls = Object.fromEntries(
    Object.entries(HTTP_URLS).map(([name, provider]) => [name, simulators.urls[provider]]),
  );
  const context = await createTestModule({
    imports: [PeopleModule, GatewaysModule, LedgerModule, CommissionModule, ShoppingModule, TradeModule],
    clock,
    config: { ...urls, PLATFORM_CONFIG_FILE: file, PUBLIC_BASE_URL: publicUrl, isSimulated: true },
  });
  const control = new Control(simulators.urls['control'] ?? '');
  return new TestTrade(context, control, inbound, () => simulators.stop());
}
