import { parseId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import type { PaySceneName } from '@yimai/shared/contracts/order';
import { ReviewService } from '../../modules/review/index.js';
import { PaymentService } from '../../modules/payment/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { DemoChannel } from '../people.js';
import type { HistoryEvent, PlannedPayment } from '../history-events.js';
import { demoSku } from '../catalogue/catalogue.js';
import type { LocalApi } from './local-api.js';
import type { PlayPeople } from './play-people.js';
import type { PlayedOrder, Stage } from './stage.js';

type Of<K extends HistoryEvent['kind']> = Extract<HistoryEvent, { kind: K }>;

const CARRIERS: Readonly<Record<string, string>> = {
  顺丰速运: 'shunfeng',
  中通快递: 'zhongtong',
  圆通速递: 'yuantong',
  京东物流: 'jd',
};
const ASKS = 20;

/** Which cashier a client brings up. */
function sceneOf(channel: DemoChannel, payment: PlannedPayment): PaySceneName {
  if (channel === 'wechat') return 'wechat-mini';
  if (channel === 'douyin') return 'douyin-mini';
  return payment === 'alipay' ? 'alipay-wap' : 'wechat-h5';
}

/** From the cart to the review. */
export class PlayOrders {
  private readonly reviews: ReviewService;
  private readonly payments: PaymentService;
  private readonly unitOfWork: UnitOfWork;
  private readonly written = new Set<string>();

  constructor(
    private readonly stage: Stage,
    private readonly people: PlayPeople,
  ) {
    this.reviews = stage.app.get(ReviewService, { strict: false });
    this.payments = stage.app.get(PaymentService, { strict: false });
    this.unitOfWork = stage.app.get(UnitOfWork, { strict: false });
  }

  async placed(event: Of<'orderPlaced'>): Promise<void> {
    const { cast, shop, time, orders } = this.stage;
    const actor = cast.actor(event.buyer);
    if (!actor.platforms.has(event.channel) && event.channel !== 'h5') {
      await time.withPlatforms();
      await cast.enter(actor, event.channel);
    }
    const api = cast.api(actor, event.channel);
    const lines = event.lines.map(({ sku, quantity }) => {
      const skuId = shop.skuIds.get(sku);
      invariant(skuId, `no SKU ${sku}`);
      return { skuId, quantity };
    });
    const addressId = await cast.addressOf(actor);
    const couponGrantId = event.coupon ? this.people.takeCoupon(event.buyer, event.coupon) : null;
    const quote = await api.quoteOrder({ lines, addressId, couponGrantId });
    const order = await api.placeOrder({
      quoteToken: quote.quoteToken,
      lines,
      addressId,
      couponGrantId: quote.appliedCouponGrantId,
      note: event.remark,
      acknowledgedNotReturnable: true,
      platform: event.channel,
    });
    orders.set(event.order, {
      id: order.id,
      number: order.number,
      buyer: event.buyer,
      channel: event.channel,
      payment: event.payment,
      lines: event.lines.map(({ sku }) => {
        const line = order.lines.find((each) => each.skuId === shop.skuIds.get(sku));
        invariant(line, `${sku} is in the order`);
        return { id: line.id, productSlug: demoSku(sku).product.slug, skuText: line.skuText };
      }),
    });
  }

  async paid(event: Of<'orderPaid'>): Promise<void> {
    const { cast, platforms, time } = this.stage;
    const { order, api } = this.find(event.order);
    await time.withPlatforms();
    const scene = sceneOf(order.channel, order.payment);
    const { attemptId, launch } = await api.startPayment({ orderId: order.id, scene });
    const id = parseId('paymentAttempt', attemptId);
    const attempt = id && (await this.payments.get(id));
    invariant(attempt, 'the attempt was made');
    const { persona } = cast.actor(order.buyer);
    await platforms.pay(launch, { outTradeNo: attempt.outTradeNo, persona });
    for (let ask = 0; ask < ASKS; ask += 1) {
      if ((await api.getPayment({ attemptId })).state === 'paid') return;
      await time.advanceTo(time.nowMs() + 2_500);
      await time.withPlatforms();
    }
    throw new Error(`the payment of ${order.number} did not arrive`);
  }

  async closed(event: Of<'orderClosed'>): Promise<void> {
    const { order, api } = this.find(event.order);
    if (event.by === 'buyer') await api.cancelOrder({ orderId: order.id, reason: '不想要了' });
    else await this.stage.time.round();
  }

  async shipped({ order: key, carrier, trackingNumber }: Of<'orderShipped'>): Promise<void> {
    const { order } = this.find(key);
    const code = CARRIERS[carrier];
    invariant(code, `no carrier ${carrier}`);
    await this.stage.warehouse.shipOrder({ orderId: order.id, carrier: code, trackingNumber });
  }

  async received(event: Of<'orderReceived'>): Promise<void> {
    const { order, api } = this.find(event.order);
    await api.confirmReceipt({ orderId: order.id });
  }

  /** A sentence is said once per product: the catalogue has only a few. */
  async reviewed({ order: key, line, stars, text }: Of<'reviewed'>): Promise<void> {
    const { cast, shop, time } = this.stage;
    const { order } = this.find(key);
    const target = order.lines[line];
    const productId = parseId('product', shop.productIds.get(target?.productSlug ?? '') ?? '');
    invariant(target && productId, 'a review is about something that was bought');
    const sentence = `${target.productSlug}/${text}`;
    if (this.written.has(sentence)) return;
    this.written.add(sentence);
    const { name, avatarUrl } = cast.actor(order.buyer);
    const author = [...name].length > 1 ? `${[...name][0]}***${[...name].at(-1)}` : name;
    const review = { productId, author, avatarUrl, rating: stars, text, skuText: target.skuText };
    await this.unitOfWork.run((tx) => this.reviews.import(tx, { ...review, at: new Date(time.nowMs()) }));
  }

  find(key: string): { order: PlayedOrder; api: LocalApi } {
    const order = this.stage.orders.get(key);
    if (!order) throw new SkippedEvent(`order ${key} was not placed`);
    return this.of(order);
  }

  of(order: PlayedOrder): { order: PlayedOrder; api: LocalApi } {
    return { order, api: this.stage.cast.api(this.stage.cast.actor(order.buyer), order.channel) };
  }
}

/** Something the plan expected did not happen; what follows from it does not either. */
export class SkippedEvent extends Error {}
