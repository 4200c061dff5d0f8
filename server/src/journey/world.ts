import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { OrderView, PaySceneName } from '@yimai/shared/contracts/order';
import { Person } from './http.js';
import { Simulators } from './simulators.js';
import type { Story } from './story.js';

export interface JourneySettings {
  apiBaseUrl: string;
  simControlUrl: string;
  /** Ask the runner to kill -9 the server in the middle. */
  isKilling: boolean;
}

/** A SKU of the journey's own shop. */
export interface Goods {
  productId: string;
  skuId: string;
  priceFen: number;
  title: string;
}

export const DAY_MS = 86_400_000;
/** One text message per number and minute. */
const SMS_GAP_MS = 61_000;

/** Everybody and everything in the story, and the steps that several chapters share. */
export class World {
  readonly sims: Simulators;
  readonly owner: Person;
  readonly finance: Person;
  readonly warehouse: Person;
  /** Nobody in particular: development calls must go through when every token has just expired. */
  readonly developer: Person;
  readonly goods: Record<string, Goods> = {};
  readonly people: Record<string, Person> = {};
  private offsetMs = 0;

  constructor(
    readonly settings: JourneySettings,
    readonly story: Story,
  ) {
    this.sims = new Simulators(settings.simControlUrl);
    this.owner = new Person(settings.apiBaseUrl, '店主', 'console-owner');
    this.finance = new Person(settings.apiBaseUrl, '财务', 'console-finance');
    this.warehouse = new Person(settings.apiBaseUrl, '仓库', 'console-warehouse');
    this.developer = new Person(settings.apiBaseUrl, '开发', 'journey-developer');
  }

  person(key: string): Person {
    const found = this.people[key];
    if (!found) throw new Error(`nobody is called ${key}`);
    return found;
  }

  newPerson(key: string, name: string, deviceId: string): Person {
    return (this.people[key] = new Person(this.settings.apiBaseUrl, name, deviceId));
  }

  item(key: string): Goods {
    const found = this.goods[key];
    if (!found) throw new Error(`no goods called ${key}`);
    return found;
  }

  async loginWechat(person: Person, no: number, referralCode?: string): Promise<void> {
    person.enter(
      await person.api.loginWechatMini({
        code: `sim-user-${no}.${randomUUID().slice(0, 8)}`,
        deviceId: person.deviceId,
        referralCode,
      }),
    );
  }

  async loginDouyin(person: Person, no: number, referralCode?: string): Promise<void> {
    person.enter(
      await person.api.loginDouyin({
        code: `sim-user-${no}.${randomUUID().slice(0, 8)}`,
        deviceId: person.deviceId,
        referralCode,
      }),
    );
  }

  async loginPhone(person: Person, no: number, referralCode?: string): Promise<void> {
    const phone = this.phone(no);
    person.enter(
      await person.api.loginPhone({
        phone,
        smsCode: await this.textMessage(person, phone, 'login'),
        deviceId: person.deviceId,
        referralCode,
      }),
    );
  }

  /** The code somebody gets by SMS, after the wait that protects a number from being flooded. */
  async textMessage(person: Person, phone: string, purpose: 'login' | 'merge'): Promise<string> {
    await this.passTime(SMS_GAP_MS);
    await person.api.sendSmsCode({ phone, purpose });
    return this.sims.smsCode(phone);
  }

  phone(no: number): string {
    return `1380000${String(no).padStart(4, '0')}`;
  }

  /** Moves business time, for the server and the platforms, and lets everything due then happen. */
  async passDays(days: number): Promise<void> {
    await this.passTime(days * DAY_MS);
    await this.runJobs();
  }

  async passTime(milliseconds: number): Promise<void> {
    this.offsetMs += milliseconds;
    await this.sims.post('/control/clock', { offsetMs: this.offsetMs });
  }

  async runJobs(): Promise<void> {
    await this.developer.api.runJobs();
  }

  async newAddress(person: Person, districtCode = '440305'): Promise<string> {
    const address = await person.api.createAddress({
      name: '张三',
      phone: '13800138000',
      districtCode,
      detail: '科技园路 1 号',
      isDefault: true,
    });
    return address.id;
  }

  async order(
    person: Person,
    input: {
      lines: { goods: Goods; quantity: number }[];
      platform: 'wechat' | 'douyin' | 'h5';
      withCoupon?: boolean;
    },
  ): Promise<OrderView> {
    const addressId = await this.newAddress(person);
    const lines = input.lines.map(({ goods, quantity }) => ({ skuId: goods.skuId, quantity }));
    const couponGrantId = input.withCoupon ? undefined : null;
    const quote = await person.api.quoteOrder({ lines, addressId, couponGrantId });
    return person.api.placeOrder(
      {
        quoteToken: quote.quoteToken,
        lines,
        addressId,
        couponGrantId: quote.appliedCouponGrantId,
        platform: input.platform,
      },
      { idempotencyKey: randomUUID() },
    );
  }

  /** Brings up the cashier and pays at the platform; what we hear of it is another matter. Returns the attempt. */
  async payAtPlatform(
    person: Person,
    order: OrderView,
    how: { scene: PaySceneName; personaNo: number },
  ): Promise<string> {
    const { launch, attemptId } = await person.api.startPayment(
      { orderId: order.id, scene: how.scene, returnPath: '/pay/result' },
      { idempotencyKey: randomUUID() },
    );
    await this.sims.pay(launch, how.personaNo);
    return attemptId;
  }

  /** Waits for the notification: reading an order never asks the platform. */
  async hearOfPayment(person: Person, order: OrderView): Promise<void> {
    await this.story.eventually(`notification about ${order.number}`, async () => {
      const { state } = await person.api.getOrder({ orderId: order.id });
      return state !== 'awaitingPayment';
    });
  }

  /** Pays and asks, as the result page of a phone does. */
  async pay(
    person: Person,
    order: OrderView,
    how: { scene: PaySceneName; personaNo: number },
  ): Promise<void> {
    const attemptId = await this.payAtPlatform(person, order, how);
    await this.story.eventually(
      `payment of ${order.number}`,
      async () => (await person.api.getPayment({ attemptId })).state === 'paid',
    );
  }

  async shipAndReceive(person: Person, order: OrderView, trackingNumber: string): Promise<void> {
    await this.warehouse.api.shipOrder({ orderId: order.id, carrier: 'yuantong', trackingNumber });
    await this.runJobs();
    await person.api.confirmReceipt({ orderId: order.id });
  }

  /** Every invariant and the ledger, after each chapter. */
  async checkBooks(): Promise<void> {
    const { isHealthy, results } = await this.owner.api.checkInvariants();
    const broken = results.filter((result) => !result.isHolding);
    this.story.expect(
      `invariants (${broken.map((b) => `${b.id}: ${b.violations.slice(0, 2).join('; ')}`).join(' | ')})`,
      isHealthy,
      true,
    );
    const { sumFen } = await this.finance.api.getTrialBalance();
    this.story.expect('sum of all accounts', sumFen, 0);
    this.story.tell(`✓ 对账：${results.length} 条不变式成立，总账合计 ¥0.00`);
  }

  /** The runner kills the server with -9 and starts it again; we go on as if nothing had happened. */
  async killServer(): Promise<void> {
    if (!this.settings.isKilling) return;
    this.story.tell('⚡ 服务器被 kill -9，正在重启……');
    const input = createInterface({ input: process.stdin });
    const restarted = new Promise<void>((resolve) =>
      input.on('line', (line) => line.trim() === '@@server-restarted' && resolve()),
    );
    process.stdin.ref();
    process.stdout.write('@@kill-server\n');
    await restarted;
    input.close();
    process.stdin.unref();
    this.story.tell('服务器已恢复，旅程继续');
  }
}
