import { DAY_MS, HOUR_MS } from '@yimai/shared/kernel/clock';
import { invariant } from '@yimai/shared/kernel/invariant';
import { DEMO_PRODUCTS, demoSku } from '../catalogue/catalogue.js';
import type { DemoProduct } from '../catalogue/types.js';
import type { HistoryEvent } from '../history-events.js';
import type { DemoCustomer } from '../people.js';
import { SkippedEvent } from './play-orders.js';
import type { Stage } from './stage.js';

/** As in `platform.json` of a development installation. */
const SHOP_ID = '5893575';
const PRODUCT_NUMBER = '3629468712345678901';
const firstSkuNumber = 1_745_678_901_234_567n;
const LINKED_BEFORE_MS = 23 * DAY_MS;
const FREIGHT_FEN = 600;
/** Whose centre people look at; the others sell there as well. */
const STAR = 'd01';

interface Sale {
  daysAgo: number;
  quantity: number;
  /** Hours after the payment. */
  shipped?: number;
  completed?: number;
  refunded?: number;
  /** Did not come from the mini-program: nobody's. */
  isStranger?: true;
}

/** One of every state that a page can show. */
const SALES: readonly Sale[] = [
  { daysAgo: 22.4, quantity: 2, shipped: 20, completed: 90 },
  { daysAgo: 16.6, quantity: 1, shipped: 28, completed: 110 },
  { daysAgo: 12.3, quantity: 1, shipped: 18, refunded: 70 },
  { daysAgo: 9.5, quantity: 3, shipped: 22, completed: 96 },
  { daysAgo: 5.2, quantity: 1, shipped: 26, isStranger: true },
  { daysAgo: 2.7, quantity: 2, shipped: 21 },
  { daysAgo: 0.2, quantity: 1 },
];

/** Goods that those inside of Douyin buy in the merchant's 抖店, and what became of it. */
export class PlayDoudian {
  private readonly products: readonly DemoProduct[];

  constructor(
    private readonly stage: Stage,
    private readonly deps: { events: readonly HistoryEvent[]; untilMs: number },
  ) {
    this.products = this.rarelyOrderedOnDouyin();
  }

  /** Begins at its time, beside the rest of the history. */
  plan(customers: readonly DemoCustomer[]): void {
    const { untilMs } = this.deps;
    const buyers = this.buyersOf(customers);
    const product = this.products[0];
    invariant(product, 'the shop has products');
    this.stage.later(untilMs - LINKED_BEFORE_MS, () => this.link(product));
    for (const [index, sale] of SALES.entries()) {
      const buyer = buyers[index % buyers.length];
      if (buyer) this.stage.later(untilMs - sale.daysAgo * DAY_MS, () => this.sell(product, { sale, buyer }));
    }
  }

  /** From then on our own checkout refuses these goods inside of Douyin, which the plan does not know. */
  private rarelyOrderedOnDouyin(): DemoProduct[] {
    const fromMs = this.deps.untilMs - LINKED_BEFORE_MS;
    const orders = new Map<string, number>();
    for (const event of this.deps.events)
      if (event.kind === 'orderPlaced' && event.channel === 'douyin' && event.atMs > fromMs)
        for (const { sku } of event.lines) {
          const { slug } = demoSku(sku).product;
          orders.set(slug, (orders.get(slug) ?? 0) + 1);
        }
    const count = ({ slug }: DemoProduct): number => orders.get(slug) ?? 0;
    return [...DEMO_PRODUCTS].sort((a, b) => count(a) - count(b));
  }

  /** Who was brought inside of Douyin by the time of the first sale; the star's come first. */
  private buyersOf(customers: readonly DemoCustomer[]): string[] {
    const { events, untilMs } = this.deps;
    const there = new Set(
      events.flatMap((event) =>
        event.kind === 'customerRegistered' &&
        event.channel === 'douyin' &&
        event.atMs < untilMs - LINKED_BEFORE_MS
          ? [event.customer]
          : [],
      ),
    );
    const brought = customers.filter(({ key, via }) => via !== null && there.has(key));
    const ofStar = brought.filter(({ via }) => via === STAR);
    return [...ofStar, ...brought.filter(({ via }) => via !== STAR)].map(({ key }) => key);
  }

  private async link({ slug }: DemoProduct): Promise<void> {
    const { owner, shop } = this.stage;
    const productId = shop.productIds.get(slug);
    invariant(productId, `no product ${slug}`);
    const known = await owner.consoleGetProduct({ productId });
    await owner.updateProduct({
      productId,
      title: known.title,
      subtitle: known.subtitle,
      categoryIds: known.categoryIds,
      images: known.images,
      sellingPoints: known.sellingPoints,
      detail: known.detail,
      specs: known.specs,
      freightTemplate: known.freightTemplate,
      unit: known.unit,
      role: known.role as 'profit',
      tags: known.tags,
      isReturnable: known.isReturnable,
      commission: known.override,
      doudian: { shopId: SHOP_ID, productId: PRODUCT_NUMBER },
      skus: known.skus.map((sku, index) => ({
        id: sku.id,
        specs: sku.specs,
        priceFen: sku.priceFen,
        marketPriceFen: sku.marketPriceFen,
        costFen: sku.costFen,
        weightGrams: sku.weightGrams,
        stock: sku.onHand,
        imageUrl: sku.imageUrl,
        commission: sku.commission,
        doudianSkuId: String(firstSkuNumber + BigInt(index)),
      })),
    });
  }

  private async sell(product: DemoProduct, { sale, buyer }: { sale: Sale; buyer: string }): Promise<void> {
    const { cast, platforms, shop, time } = this.stage;
    const [sku] = product.skus;
    const skuId = sku && shop.skuIds.get(sku.code);
    const actor = cast.actor(buyer);
    if (!skuId || !actor.platforms.has('douyin')) throw new SkippedEvent(`${buyer} is not inside of Douyin`);
    await time.withPlatforms();
    const { quantity } = sale;
    if (!sale.isStranger)
      await cast.api(actor, 'douyin').openDoudianOrder({ skuId, quantity, deviceId: actor.deviceId });
    const amounts = { unitPriceFen: sku.priceFen, freightFen: FREIGHT_FEN };
    const orderId = await platforms.buyInDoudian({
      ...amounts,
      productId: PRODUCT_NUMBER,
      skuId: String(firstSkuNumber),
      quantity,
      title: product.title,
      persona: sale.isStranger ? undefined : actor.persona,
    });
    const after = (hours: number | undefined, what: () => Promise<void>): void => {
      const atMs = time.nowMs() + (hours ?? 0) * HOUR_MS;
      if (hours !== undefined && atMs < this.deps.untilMs)
        this.stage.later(atMs, async () => {
          await time.withPlatforms();
          await what();
        });
    };
    after(sale.shipped, () => platforms.moveInDoudian(orderId, 'shipped'));
    after(sale.completed, () => platforms.moveInDoudian(orderId, 'completed'));
    after(sale.refunded, () => platforms.refundInDoudian(orderId));
  }
}
