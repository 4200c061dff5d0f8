import type { EndpointName } from '@yimai/shared/api/endpoints';
import type { TestMall } from '../support/mall.js';
import {
  addressOf,
  enter,
  enterByPhone,
  order,
  pay,
  quoted,
  verifyPhone,
  type Goods,
  type Shopper,
} from '../support/mall-people.js';
import { ship, type Earner } from './earners.js';

/** One call that may be made, and one that says something else. */
export interface Chance {
  token: string;
  input: Record<string, unknown>;
  other: Record<string, unknown>;
}

export interface IdempotentCase {
  /** Everything needed to make the call, anew each time. */
  prepare(): Promise<Chance>;
  /** How often the effect has happened so far, as a statement that selects `n`. */
  effects: string;
  /** What calls in flight at the same time agree on, where that is not the whole answer. */
  agreed?: (body: unknown) => unknown;
}

const audited = (action: string): string =>
  `SELECT COUNT(*) AS n FROM audit_records WHERE action LIKE '${action}'`;

/** Every idempotent endpoint of the table. */
export class IdempotencyCases {
  private people = 100;
  private spent = 0;

  constructor(
    private readonly mall: TestMall,
    private readonly goods: Goods,
    private readonly earners: readonly Earner[],
  ) {}

  all(): Partial<Record<EndpointName, IdempotentCase>> {
    return {
      placeOrder: { prepare: () => this.placeOrder(), effects: 'SELECT COUNT(*) AS n FROM orders' },
      startPayment: {
        prepare: () => this.startPayment(),
        effects: 'SELECT COUNT(*) AS n FROM payment_attempts',
        // Each may get a cashier of its own; all of them belong to the one trade, which is paid once.
        agreed: (body) => (body as { attemptId: string }).attemptId,
      },
      createAftersale: {
        prepare: () => this.createAftersale(),
        effects: 'SELECT COUNT(*) AS n FROM aftersale_cases',
      },
      createWithdrawal: {
        prepare: () => this.createWithdrawal(),
        effects: 'SELECT COUNT(*) AS n FROM withdrawals',
      },
      restockSku: {
        prepare: () => this.restockSku(),
        effects: "SELECT COUNT(*) AS n FROM stock_movements WHERE reason = 'restock'",
      },
      decideAftersale: { prepare: () => this.decideAftersale(), effects: audited('aftersale.approve') },
      receiveReturn: { prepare: () => this.receiveReturn(), effects: audited('aftersale.receive-return') },
      reviewWithdrawal: { prepare: () => this.reviewWithdrawal(), effects: audited('withdrawal.approve') },
      createReview: {
        prepare: () => this.createReview(),
        effects: 'SELECT COUNT(*) AS n FROM reviews WHERE is_follow_up = 0',
      },
      followUpReview: {
        prepare: () => this.followUpReview(),
        effects: 'SELECT COUNT(*) AS n FROM reviews WHERE is_follow_up = 1',
      },
      confirmMerge: {
        prepare: () => this.confirmMerge(),
        effects:
          'SELECT COALESCE(SUM((keeps_confirmed_at IS NOT NULL) + (absorbs_confirmed_at IS NOT NULL)), 0) AS n FROM merge_proposals',
      },
    };
  }

  buyer(): Promise<Shopper> {
    return enter(this.mall, (this.people += 1));
  }

  private async placeOrder(): Promise<Chance> {
    const buyer = await this.buyer();
    const addressId = await addressOf(this.mall, buyer);
    const input = await quoted(this.mall, buyer, { skuId: this.goods.skuId, addressId });
    return { token: buyer.token, input, other: { ...input, note: '放门口' } };
  }

  private async startPayment(): Promise<Chance> {
    const buyer = await this.buyer();
    const { id: orderId } = await order(this.mall, buyer, this.goods);
    const input = { orderId, scene: 'wechat-mini' };
    return { token: buyer.token, input, other: { ...input, returnPath: '/pages/home' } };
  }

  private async paid(): Promise<{ buyer: Shopper; orderId: string; orderLineId: string }> {
    const buyer = await this.buyer();
    const { id: orderId, lines } = await order(this.mall, buyer, { skuId: this.goods.skuId, quantity: 2 });
    await pay(this.mall, buyer, orderId);
    return { buyer, orderId, orderLineId: lines[0]?.id ?? '' };
  }

  private async createAftersale(): Promise<Chance> {
    const { buyer, orderLineId } = await this.paid();
    const input = { orderLineId, kind: 'refundOnly', quantity: 1, reason: '其他' };
    return { token: buyer.token, input, other: { ...input, quantity: 2 } };
  }

  private async createReview(): Promise<Chance> {
    const { buyer, orderId, orderLineId } = await this.paid();
    await ship(this.mall, orderId);
    await this.mall.call('confirmReceipt', { orderId }, { token: buyer.token });
    const input = { lineId: orderLineId, rating: 5, text: '茶汤清亮，回甘很久' };
    return { token: buyer.token, input, other: { ...input, rating: 1 } };
  }

  private async followUpReview(): Promise<Chance> {
    const { token, input } = await this.createReview();
    const { id: reviewId } = await this.mall.call('createReview', input, { token });
    const added = { reviewId, text: '喝了一个月，仍然喜欢' };
    return { token, input: added, other: { ...added, text: '喝了一个月，不喜欢了' } };
  }

  private async createWithdrawal(): Promise<Chance> {
    const earner = this.nextEarner();
    const input = { amountFen: 100, channel: 'wechat' };
    return { token: earner.shopper.token, input, other: { ...input, amountFen: 101 } };
  }

  private async restockSku(): Promise<Chance> {
    const input = { skuId: this.goods.skuId, quantity: 5 };
    return { token: await this.mall.staffToken('owner'), input, other: { ...input, quantity: 6 } };
  }

  private async openCase(
    kind: 'refundOnly' | 'returnAndRefund',
  ): Promise<{ buyer: Shopper; aftersaleId: string }> {
    const { buyer, orderId, orderLineId } = await this.paid();
    if (kind === 'returnAndRefund') await ship(this.mall, orderId);
    const input = { orderLineId, kind, quantity: 1, reason: '其他' };
    const { id } = await this.mall.call('createAftersale', input, { token: buyer.token });
    return { buyer, aftersaleId: id };
  }

  private async decideAftersale(): Promise<Chance> {
    const { aftersaleId } = await this.openCase('refundOnly');
    const input = { aftersaleId, decision: 'approve' };
    return { token: await this.mall.staffToken('owner'), input, other: { ...input, reason: '同意' } };
  }

  private async receiveReturn(): Promise<Chance> {
    const token = await this.mall.staffToken('owner');
    const { buyer, aftersaleId } = await this.openCase('returnAndRefund');
    await this.mall.call('decideAftersale', { aftersaleId, decision: 'approve' }, { token });
    const parcel = {
      aftersaleId,
      carrier: 'yuantong',
      trackingNumber: `YT9${String(this.people).padStart(12, '0')}`,
    };
    await this.mall.call('shipReturn', parcel, { token: buyer.token });
    const another = await this.openCase('refundOnly');
    return { token, input: { aftersaleId }, other: { aftersaleId: another.aftersaleId } };
  }

  private async reviewWithdrawal(): Promise<Chance> {
    const { shopper } = this.nextEarner();
    const large = { amountFen: 200_000, channel: 'wechat', realName: '张三' };
    const { id } = await this.mall.call('createWithdrawal', large, { token: shopper.token });
    const input = { withdrawalId: id, decision: 'approve' };
    return {
      token: await this.mall.staffToken('finance'),
      input,
      other: { ...input, decision: 'reject', reason: '不行' },
    };
  }

  private async confirmMerge(): Promise<Chance> {
    const mini = await this.buyer();
    await enterByPhone(this.mall, mini.no);
    const { mergeProposal } = await verifyPhone(this.mall, mini, mini.no);
    const input = { proposalId: mergeProposal?.id, consentVersion: mergeProposal?.consentVersion };
    return { token: mini.token, input, other: { ...input, consentVersion: 'v0' } };
  }

  private nextEarner(): Earner {
    const earner = this.earners[this.spent++];
    if (!earner) throw new Error('more distributors are needed');
    return earner;
  }
}
