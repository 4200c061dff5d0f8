import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { DEMO_PRODUCTS } from '../catalogue/catalogue.js';
import { DEMO_DISTRIBUTORS, type DemoCustomer } from '../people.js';
import { SAVER, type PlayMoney } from './play-money.js';
import type { PlayOrders } from './play-orders.js';
import type { PlayPeople } from './play-people.js';
import type { PlayedOrder, Stage } from './stage.js';

const APPLICANTS = ['c020', 'c031', 'c058'];
const UNPAID = ['c001', 'c012', 'd01'];
/** The best-known distributor loses two customers, whose protection was over, to this one. */
const LOSES = 'd01';
const GAINS = 'd02';
const LOST_CUSTOMERS = 2;

/** What is going on in the shop right now: something to decide for every role, and every state to be seen. */
export class PlayPresent {
  constructor(
    private readonly stage: Stage,
    private readonly parts: { people: PlayPeople; orders: PlayOrders; money: PlayMoney },
  ) {}

  async run(customers: readonly DemoCustomer[]): Promise<void> {
    await this.changeSides(customers);
    for (const key of APPLICANTS) await this.parts.people.appliesNow(key);
    await this.askForRefunds();
    await this.withdraw();
    for (const [index, buyer] of UNPAID.entries()) await this.leaveUnpaid(buyer, index);
  }

  private async changeSides(customers: readonly DemoCustomer[]): Promise<void> {
    const brought = customers.filter(({ via }) => via === LOSES);
    // Recruits began as customers of whoever recruited them.
    const recruits = DEMO_DISTRIBUTORS.filter(({ parent }) => parent === LOSES);
    let changed = 0;
    for (const { key } of [...brought, ...recruits]) {
      if (changed === LOST_CUSTOMERS) return;
      if (await this.parts.people.poached(key, GAINS)) changed += 1;
    }
  }

  /** One of each: to be decided, agreed and waiting for the goods, goods on their way back, not even shipped. */
  private async askForRefunds(): Promise<void> {
    const recent = [...this.stage.orders.values()].reverse();
    const received = await this.some(recent, 'received', 3);
    const reasons = ['七天无理由退货', '与描述不符', '商品质量问题'] as const;
    for (const [index, order] of received.entries()) {
      const { api } = this.parts.orders.of(order);
      const { id: aftersaleId } = await api.createAftersale({
        orderLineId: order.lines[0]?.id ?? '',
        kind: 'returnAndRefund',
        quantity: 1,
        reason: reasons[index] ?? '其他',
      });
      if (index === 0) continue;
      await this.stage.owner.decideAftersale({ aftersaleId, decision: 'approve', reason: '' });
      if (index === 2)
        await api.shipReturn({ aftersaleId, carrier: 'yuantong', trackingNumber: 'YT8899000000001' });
    }
    for (const order of await this.some(recent, 'awaitingShipment', 1))
      await this.parts.orders.of(order).api.createAftersale({
        orderLineId: order.lines[0]?.id ?? '',
        kind: 'refundOnly',
        quantity: 1,
        reason: '多拍、错拍、不想要',
      });
  }

  private async some(orders: readonly PlayedOrder[], state: string, count: number): Promise<PlayedOrder[]> {
    const found: PlayedOrder[] = [];
    for (const order of orders) {
      if (found.length === count) break;
      const view = await this.parts.orders.of(order).api.getOrder({ orderId: order.id });
      const isFree = view.lines.every(
        (line) => line.canAftersale && line.isReturnable && line.refundedFen === 0,
      );
      if (view.state === state && isFree) found.push(order);
    }
    return found;
  }

  /** One waits for the payee's tap in WeChat, one was refused by Alipay, one is large enough for a second look. */
  private async withdraw(): Promise<void> {
    const { money } = this.parts;
    await money.withdrawNow('d11', { channel: 'wechat' });
    await money.withdrawNow('d06', { channel: 'alipay', realName: '王小明' });
    await money.withdrawNow(SAVER, { channel: 'wechat' });
  }

  private async leaveUnpaid(buyer: string, index: number): Promise<void> {
    const actor = this.stage.cast.actor(buyer);
    const [channel] = actor.platforms;
    const sku = DEMO_PRODUCTS[index * 7]?.skus[0]?.code;
    if (!channel || !sku) return;
    await this.parts.orders.placed({
      atMs: this.stage.time.nowMs() - MINUTE_MS,
      kind: 'orderPlaced',
      order: `now-${index}`,
      buyer,
      channel,
      payment: 'wechatPay',
      lines: [{ sku, quantity: 1 }],
      coupon: null,
      remark: '',
    });
  }
}
