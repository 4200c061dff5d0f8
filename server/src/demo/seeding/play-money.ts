import type { AFTERSALE_REASONS } from '@yimai/shared/contracts/aftersale';
import { HOUR_MS } from '@yimai/shared/kernel/clock';
import { parseId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { PayoutService } from '../../modules/withdrawal/index.js';
import type { HistoryEvent } from '../history-events.js';
import { SkippedEvent, type PlayOrders } from './play-orders.js';
import type { Stage } from './stage.js';

type Of<K extends HistoryEvent['kind']> = Extract<HistoryEvent, { kind: K }>;
type Reason = (typeof AFTERSALE_REASONS)[number];

const REASONS: Readonly<Record<string, Reason>> = {
  拍错规格: '多拍、错拍、不想要',
  地址填错了: '多拍、错拍、不想要',
  暂时不需要了: '多拍、错拍、不想要',
  收到有破损: '商品质量问题',
  与描述有出入: '与描述不符',
  口味不合适: '其他',
  尺寸不合适: '其他',
};
const RETURN_SHIPPED_AFTER_MS = 20 * HOUR_MS;
const RETURN_ARRIVES_AFTER_MS = 68 * HOUR_MS;
const PAYEE_CONFIRMS_AFTER_MS = 2 * HOUR_MS;

/** Lets it add up, so that the first withdrawal is large enough to be reviewed. */
export const SAVER = 'd04';

/** Money that goes back, and money that goes out. */
export class PlayMoney {
  private readonly payouts: PayoutService;
  private readonly cases = new Map<string, string>();
  private readonly asked = new Map<string, string[]>();
  private returns = 0;

  constructor(
    private readonly stage: Stage,
    private readonly orders: PlayOrders,
  ) {
    this.payouts = stage.app.get(PayoutService, { strict: false });
  }

  async refundRequested(event: Of<'refundRequested'>): Promise<void> {
    const { order, api } = this.orders.find(event.order);
    const line = order.lines[event.line];
    invariant(line, `order ${event.order} has a line ${event.line}`);
    const opened = await api.createAftersale({
      orderLineId: line.id,
      kind: event.type,
      quantity: event.quantity,
      reason: REASONS[event.reason] ?? '其他',
      note: event.reason,
    });
    this.cases.set(`${event.order}/${event.line}`, opened.id);
  }

  async refundDecided(event: Of<'refundDecided'>): Promise<void> {
    const { owner, time } = this.stage;
    const aftersaleId = this.cases.get(`${event.order}/${event.line}`);
    if (!aftersaleId) throw new SkippedEvent('the case was not opened');
    const decided = await owner.decideAftersale({
      aftersaleId,
      decision: event.approve ? 'approve' : 'reject',
      reason: event.approve ? '' : '商品状态不符合退货条件，已与您电话沟通',
    });
    if (!event.approve) return;
    if (decided.kind === 'returnAndRefund') this.sendBack(event, aftersaleId);
    else await time.runDue();
  }

  async withdrawalRequested(event: Of<'withdrawalRequested'>): Promise<void> {
    const { distributor, shareBps, to } = event;
    if (distributor === SAVER) return;
    const id = await this.ask(distributor, { channel: to, shareBps });
    if (!id) return;
    this.asked.set(distributor, [...(this.asked.get(distributor) ?? []), id]);
    await this.follow(id);
  }

  /** Asks for everything there is and leaves it to the platforms and to staff. */
  async withdrawNow(
    distributor: string,
    how: { channel: 'wechat' | 'alipay'; realName?: string },
  ): Promise<void> {
    if (await this.ask(distributor, { ...how, shareBps: 10_000 })) await this.stage.time.runDue();
  }

  async withdrawalReviewed({ distributor }: Of<'withdrawalReviewed'>): Promise<void> {
    const { finance, time } = this.stage;
    for (const withdrawalId of this.asked.get(distributor)?.splice(0) ?? []) {
      const { items } = await finance.consoleListWithdrawals({ state: 'reviewing', limit: 50 });
      if (!items.some(({ id }) => id === withdrawalId)) continue;
      await time.withPlatforms();
      // One in a dozen is turned down, so that this state can be seen as well.
      const isRefused = items.length % 12 === 5;
      await finance.reviewWithdrawal({
        withdrawalId,
        decision: isRefused ? 'reject' : 'approve',
        reason: isRefused ? '收款人信息与实名不一致，请核对后重新申请' : '',
      });
      if (!isRefused) await this.follow(withdrawalId);
    }
  }

  /** The withdrawal's id, or null where there is too little to withdraw. */
  private async ask(
    distributor: string,
    wish: { channel: 'wechat' | 'alipay'; shareBps: number; realName?: string },
  ): Promise<string | null> {
    const { cast, platforms, time } = this.stage;
    const actor = cast.actor(distributor);
    const [platform] = actor.platforms;
    if (actor.distributorId === null || !platform)
      throw new SkippedEvent(`${actor.key} is no distributor yet`);
    const channel = wish.channel === 'wechat' && actor.platforms.has('wechat') ? 'wechat' : 'alipay';
    const api = cast.api(actor, channel === 'wechat' ? 'wechat' : platform);
    const terms = await api.getWithdrawalTerms({});
    const amountFen = Math.floor((terms.availableFen * wish.shareBps) / 10_000);
    if (amountFen < terms.minFen || terms.blockedReason !== null || terms.dailyCountLeft === 0) return null;
    await time.withPlatforms();
    const { id } = await api.createWithdrawal({
      amountFen,
      channel,
      realName: wish.realName ?? (await platforms.realName(actor.persona)),
      ...(channel === 'alipay' ? { alipayAccount: actor.phone } : {}),
    });
    return id;
  }

  /** Sends the payout off; WeChat's payee confirms a little later. */
  private async follow(withdrawalId: string): Promise<void> {
    const { platforms, time, later } = this.stage;
    await time.runDue();
    const payout = await this.payoutOf(withdrawalId);
    if (payout?.state !== 'awaiting-confirmation') return;
    later(time.nowMs() + PAYEE_CONFIRMS_AFTER_MS, async () => {
      await time.withPlatforms();
      await platforms.confirmTransfer(payout.outBillNo);
    });
  }

  private async payoutOf(withdrawalId: string): Promise<Awaited<ReturnType<PayoutService['ofWithdrawal']>>> {
    const id = parseId('withdrawal', withdrawalId);
    return id && this.payouts.ofWithdrawal(id);
  }

  private sendBack(event: Of<'refundDecided'>, aftersaleId: string): void {
    const { owner, time, later } = this.stage;
    const { api } = this.orders.find(event.order);
    this.returns += 1;
    const trackingNumber = `YT88${String(this.returns).padStart(11, '0')}`;
    later(time.nowMs() + RETURN_SHIPPED_AFTER_MS, async () => {
      await api.shipReturn({ aftersaleId, carrier: 'yuantong', trackingNumber });
    });
    later(time.nowMs() + RETURN_ARRIVES_AFTER_MS, async () => {
      await owner.receiveReturn({ aftersaleId });
      await time.runDue();
    });
  }
}
