import { Global, Module } from '@nestjs/common';
import { distributorAccount } from '@yimai/shared/domain/ledger/accounts';
import type { DistributorPurse } from '@yimai/shared/domain/ledger/types';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { asId, parseId, type DistributorId, type MemberId, type OrderId } from '@yimai/shared/kernel/id';
import { fen, type Fen } from '@yimai/shared/kernel/money';
import type { RowDataPacket } from 'mysql2/promise';
import { GatewaysModule } from '../../src/gateways/gateways.module.js';
import { loadPlatformConfig, PLATFORM_CONFIG } from '../../src/gateways/platform-config.js';
import type { PayoutChannel, PayoutChannelName } from '../../src/gateways/ports.js';
import { PAYOUT_CHANNELS } from '../../src/gateways/tokens.js';
import { BindingService } from '../../src/modules/binding/index.js';
import { CommissionService, PolicyService } from '../../src/modules/commission/index.js';
import { DistributorService } from '../../src/modules/distributor/index.js';
import { InvariantsService } from '../../src/modules/health/index.js';
import { IdentityModule, MemberAbsorbers } from '../../src/modules/identity/index.js';
import { LedgerService } from '../../src/modules/ledger/index.js';
import { LedgerRepository } from '../../src/modules/ledger/ledger.repository.js';
import { OrderService } from '../../src/modules/order/index.js';
import { PaymentService, RefundService } from '../../src/modules/payment/index.js';
import { WithdrawalService, type WithdrawalRow } from '../../src/modules/withdrawal/index.js';
import type { AppConfig } from '../../src/platform/config/index.js';
import { JobDispatcher } from '../../src/platform/outbox/index.js';
import { PlatformLiveModule } from '../../src/platform/live/index.js';
import { ConfirmPayment } from '../../src/workflows/confirm-payment.js';
import { DistributionModule } from '../../src/workflows/distribution.module.js';
import { MembersModule } from '../../src/workflows/members.module.js';
import { SettleCommissions } from '../../src/workflows/settle-commissions.js';
import { SettleRefund } from '../../src/workflows/settle-refund.js';
import { ShoppingModule } from '../../src/workflows/shopping.module.js';
import { createTestModule, testConfig, type FakeClock, type TestContext } from '../support/index.js';
import { TestShop } from './shop.js';

/** Long enough for return window and three working days. */
export const UNTIL_SETTLED_MS = 25 * DAY_MS;

@Global()
@Module({
  imports: [IdentityModule, PlatformLiveModule],
  exports: [IdentityModule, PlatformLiveModule],
})
class GlobalsModule {}

export interface Person {
  memberId: MemberId;
  distributorId: DistributorId;
  code: string;
}

export interface Sale {
  orderId: OrderId;
  buyerId: MemberId;
  attemptId: number;
  payableFen: number;
}

/** A shop with distributors. Payments and refunds are facts handed to the workflows, not calls to a channel. */
export class TestDistribution extends TestShop {
  private trades = 0;
  private persons = 2_000;

  override async open(): Promise<void> {
    await super.open();
    this.context.get<{ known: Set<string> }>(LedgerRepository as never).known.clear();
    this.context.get<{ newest: { clear(): void } }>(PolicyService as never).newest.clear();
  }

  get clock(): FakeClock {
    return this.context.clock;
  }

  /** A member with a row. */
  async person(nickname = '林小满'): Promise<MemberId> {
    const memberId = asId('member', (this.persons += 1));
    await this.context.database.pool.query(
      'INSERT INTO members (id, nickname, is_blocked, first_platform, created_at) VALUES (?, ?, 0, ?, ?)',
      [memberId, nickname, 'wechat', this.clock.now()],
    );
    return memberId;
  }

  /** An approved distributor with a shop code. */
  async distributor(name: string, under?: Person, memberId?: MemberId): Promise<Person> {
    const person = memberId ?? (await this.person(name));
    return this.context.inTx(async (tx) => {
      const distributors = this.context.get(DistributorService);
      const application = await distributors.apply(tx, {
        memberId: person,
        name,
        sponsorId: under?.distributorId ?? null,
        note: '',
        platform: 'wechat',
      });
      const { distributor } = await distributors.decide(tx, {
        applicationId: application.id,
        decision: 'approve',
        reason: '',
        actor: 'staff:1',
      });
      if (!distributor) throw new Error('not approved');
      const { code } = await this.context
        .get(BindingService)
        .mintCode(tx, { distributorId: distributor.id, target: 'shop', productId: null });
      return { memberId: person, distributorId: distributor.id, code };
    });
  }

  click(memberId: MemberId | null, { code }: Pick<Person, 'code'>, deviceId = 'device-0001') {
    return this.context.inTx((tx) =>
      this.context
        .get(BindingService)
        .recordClick(tx, { code, deviceId, platform: 'wechat', scene: 'link', path: '', memberId }),
    );
  }

  /** A customer of somebody. */
  async customerOf(person: Person): Promise<MemberId> {
    const memberId = await this.person('顾客');
    await this.click(memberId, person);
    return memberId;
  }

  /** A paid order of one line, through quote, placement and payment. 99 yuan and more travel free. */
  async sale(
    buyerId: MemberId,
    { priceFen = 10_000, quantity = 1 }: { priceFen?: number; quantity?: number } = {},
  ): Promise<Sale> {
    await this.address(buyerId);
    const { skuId } = await this.product({ priceFen, stock: quantity });
    return this.pay(buyerId, await this.placeOnly(buyerId, skuId, quantity));
  }

  async placeOnly(buyerId: MemberId, skuId: number, quantity: number): Promise<OrderId> {
    const view = await this.buy(buyerId, [[asId('sku', skuId), quantity]]);
    const orderId = parseId('order', view.id);
    if (!orderId) throw new Error(view.id);
    return orderId;
  }

  async pay(buyerId: MemberId, orderId: OrderId): Promise<Sale> {
    const order = await this.context.get(OrderService).get(orderId);
    const payments = this.context.get(PaymentService);
    const attempt = payments.compose({
      orderId,
      memberId: buyerId,
      scene: 'wechat-mini',
      amountFen: order.payableFen,
      payerOpenId: null,
      payerIp: '127.0.0.1',
      returnUrl: null,
      expiresAt: new Date(this.clock.now().getTime() + 60_000),
    });
    await this.context.inTx(async (tx) => payments.open(tx, attempt));
    const result = await this.context.inTx((tx) =>
      this.context.get(ConfirmPayment).apply(tx, attempt, {
        channel: 'wechat',
        outTradeNo: attempt.outTradeNo,
        state: 'paid',
        amountFen: order.payableFen,
        channelTradeNo: `T${(this.trades += 1)}`,
      }),
    );
    if (result.kind !== 'applied') throw new Error(JSON.stringify(result));
    return { orderId, buyerId, attemptId: attempt.id, payableFen: order.payableFen };
  }

  /** Goods money goes back, as when the buyer asks for it inside the payment platform. */
  async refund({ orderId, attemptId }: Sale, amountFen: number): Promise<void> {
    const refund = await this.context.inTx((tx) =>
      this.context.get(RefundService).create(tx, {
        attempt: { id: asId('paymentAttempt', attemptId), channel: 'wechat', orderId },
        amountFen: fen(amountFen),
        cause: 'channel',
        aftersaleId: null,
        reason: '不想要了',
        channelRefundNo: `R${(this.trades += 1)}`,
      }),
    );
    await this.context.inTx((tx) => this.context.get(SettleRefund).succeed(tx, refund, {}));
  }

  /** The goods arrived now: commission will mature. */
  async receive({ orderId }: Sale): Promise<Date> {
    return this.context.inTx((tx) =>
      this.context.get(CommissionService).onReceived(tx, { orderId, receivedAt: this.clock.now() }),
    );
  }

  /** Received, and long enough ago that its commission is available. */
  async settled(sale: Sale): Promise<Sale> {
    await this.receive(sale);
    this.clock.advance(UNTIL_SETTLED_MS);
    await this.settle();
    return sale;
  }

  settle(): Promise<{ settled: number; failed: number }> {
    return this.context.get(SettleCommissions).run();
  }

  withdraw(person: Person, amountFen: number): Promise<WithdrawalRow> {
    return this.context.inTx((tx) =>
      this.context.get(WithdrawalService).request(tx, {
        distributorId: person.distributorId,
        memberId: person.memberId,
        amountFen: fen(amountFen),
        channel: 'wechat',
        isUrgent: false,
        payee: 'oMINI_user_1',
        payeeMasked: '微信零钱',
        realName: amountFen >= 200_000 ? '李明' : null,
        isFrozen: false,
      }),
    );
  }

  /** Everything of the absorbed member goes to the one who stays; what moved, by absorber. */
  merge(keepsId: MemberId, absorbsId: MemberId): Promise<Record<string, unknown>> {
    return this.context.inTx(async (tx) => {
      const moved: Record<string, unknown> = {};
      for (const [name, absorber] of this.context.get(MemberAbsorbers).inOrder())
        moved[name] = await absorber.absorb(tx, { keepsId, absorbsId, at: this.clock.now() });
      return moved;
    });
  }

  async purse({ distributorId }: Pick<Person, 'distributorId'>, purse: DistributorPurse): Promise<Fen> {
    const account = distributorAccount(distributorId, purse);
    const balances = await this.context.get(LedgerService).balances([account]);
    return balances.get(account) ?? fen(0);
  }

  async rows(sql: string, values: unknown[] = []): Promise<RowDataPacket[]> {
    const [rows] = await this.context.database.pool.query<RowDataPacket[]>(sql, values);
    return rows;
  }

  /** Runs jobs that are due now. */
  jobs(): Promise<{ ran: number; failed: number }> {
    return this.context.get(JobDispatcher).drain();
  }

  /** Broken invariants; expect none after every test. */
  violations(): Promise<string[]> {
    return this.context.get(InvariantsService).violations();
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** `aDistribution()` once per spec file, `open()` before each test. Payout channels may be played by the test. */
export async function aDistribution(
  options: {
    payouts?: Partial<Record<PayoutChannelName, PayoutChannel>>;
    config?: Partial<AppConfig>;
    clock?: FakeClock;
  } = {},
): Promise<TestDistribution> {
  const platforms = loadPlatformConfig(testConfig(options.config));
  const named = { ...platforms, wechatPay: { ...platforms.wechatPay, mchId: '1900000001' } };
  const context: TestContext = await createTestModule({
    imports: [GatewaysModule, GlobalsModule, ShoppingModule, DistributionModule, MembersModule],
    ...(options.config ? { config: options.config } : {}),
    ...(options.clock ? { clock: options.clock } : {}),
    overrides: [
      // Without a platform file our accounts are nameless, which the ledger refuses.
      ...(platforms.isConfigured ? [] : [{ token: PLATFORM_CONFIG, value: named }]),
      ...(options.payouts ? [{ token: PAYOUT_CHANNELS, value: options.payouts }] : []),
    ],
  });
  return new TestDistribution(context);
}
