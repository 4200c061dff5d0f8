import { Global, Module } from '@nestjs/common';
import type { Output } from '@yimai/shared/contracts/api';
import { routes } from '@yimai/shared/contracts/api';
import type { DoudianProduct } from '@yimai/shared/domain/goods/doudian';
import type { GoodsKind } from '@yimai/shared/domain/goods/virtual-goods';
import { asId, formatId, type Id, type MemberId, type ProductId, type SkuId } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import type { RowDataPacket } from 'mysql2/promise';
import { GatewaysModule } from '../../src/gateways/gateways.module.js';
import { AddressService } from '../../src/modules/address/index.js';
import { CatalogService } from '../../src/modules/catalog/index.js';
import { CommissionModule, PolicyService } from '../../src/modules/commission/index.js';
import { IdentityService, MemberAbsorbers } from '../../src/modules/identity/index.js';
import { InventoryService } from '../../src/modules/inventory/index.js';
import { LedgerModule } from '../../src/modules/ledger/index.js';
import { PromotionService } from '../../src/modules/promotion/index.js';
import type { CallContext } from '../../src/platform/http/index.js';
import { PlaceOrder } from '../../src/workflows/place-order.js';
import { QuoteOrder } from '../../src/workflows/quote-order.js';
import { ShoppingModule } from '../../src/workflows/shopping.module.js';
import { createTestModule, type TestContext } from '../support/index.js';

/** Fake: members, who need no login to buy here. Everything else of a shop is real. */
@Global()
@Module({
  providers: [
    { provide: IdentityService, useValue: { members: () => Promise.resolve(new Map()) } },
    MemberAbsorbers,
  ],
  exports: [IdentityService, MemberAbsorbers],
})
class PeopleModule {}

export interface ProductSpec {
  priceFen?: number;
  costFen?: number;
  stock?: number;
  title?: string;
  isReturnable?: boolean;
  kind?: GoodsKind;
  /** Its SKU is then number 1 there. */
  doudian?: DoudianProduct;
  isOnShelf?: boolean;
  sort?: number;
  weightGrams?: number;
  categoryIds?: Id<'category'>[];
  tags?: string[];
}

export const HANGZHOU = '330106';
export const LHASA = '540102';

/** Freight of the tests: 8 yuan, free from 99; remote regions 15 for the first piece, 5 for each further. */
const STANDARD = {
  freightTemplateId: 'standard',
  chargeBy: 'piece' as const,
  tariffs: [
    {
      kind: 'deliver' as const,
      regions: ['*'],
      firstUnits: 1,
      firstFeeFen: fen(800),
      nextUnits: 1,
      nextFeeFen: fen(0),
      freeFromFen: fen(9900),
    },
    {
      kind: 'deliver' as const,
      regions: ['54', '65'],
      firstUnits: 1,
      firstFeeFen: fen(1500),
      nextUnits: 1,
      nextFeeFen: fen(500),
      freeFromFen: null,
    },
    { kind: 'refuse' as const, regions: ['71'] },
  ],
};

/** A shop that is open: `aShop()` once per spec file, `open()` before each test. */
export class TestShop {
  private people = 1000;
  private keys = 0;
  private categoryId: Id<'category'> | undefined;

  constructor(readonly context: TestContext) {}

  async open(): Promise<void> {
    await this.context.reset();
    await this.context.get(PolicyService).onApplicationBootstrap();
    const catalog = this.context.get(CatalogService);
    await this.context.inTx(async (tx) => {
      await catalog.saveFreightTemplate(tx, STANDARD);
      const draft = { parentId: null, name: '全部', iconUrl: '', sort: 0 };
      this.categoryId = (await catalog.createCategory(tx, draft)).categoryId;
    });
  }

  member(): MemberId {
    return asId('member', (this.people += 1));
  }

  call(
    memberId: MemberId,
    key = `key-${process.pid}-${(this.keys += 1)}-0000`,
    changes: Partial<CallContext> = {},
  ): CallContext {
    return {
      principal: { kind: 'member', memberId, sessionId: 1, distributorId: null, platform: 'wechat' },
      requestId: 'test',
      ip: '127.0.0.1',
      userAgent: 'test',
      os: 'android',
      deviceId: null,
      idempotencyKey: key,
      ...changes,
    };
  }

  /** A product with one SKU, on the shelf. */
  async product(spec: ProductSpec = {}): Promise<{ productId: ProductId; skuId: SkuId }> {
    const { priceFen = 9900, stock = 10, title = '桂花乌龙', isReturnable = true, isOnShelf = true } = spec;
    return this.context.inTx(async (tx) => {
      const saved = await this.context.get(CatalogService).createProduct(tx, {
        title,
        subtitle: '手工制茶',
        categoryIds: spec.categoryIds ?? (this.categoryId ? [this.categoryId] : []),
        images: [{ url: '/a.png', width: 800, height: 800, placeholderColor: '#eeeeee' }],
        sellingPoints: [],
        detail: [],
        specs: [],
        skus: [
          {
            specs: [],
            priceFen: fen(priceFen),
            marketPriceFen: null,
            costFen: spec.costFen === undefined ? null : fen(spec.costFen),
            weightGrams: spec.weightGrams ?? 0,
            imageUrl: null,
            commission: null,
            doudianSkuId: spec.doudian ? '1' : null,
          },
        ],
        freightTemplate: 'standard',
        unit: '盒',
        role: 'profit',
        tags: spec.tags ?? [],
        isReturnable,
        kind: spec.kind ?? 'physical',
        doudian: spec.doudian ?? null,
        commission: null,
        isOnShelf,
        sort: spec.sort,
      });
      const skuId = saved.skus[0]?.skuId ?? asId('sku', 1);
      await this.context
        .get(InventoryService)
        .receive(tx, { skuId, quantity: stock, reason: 'initial', reference: String(skuId), note: '' });
      return { productId: saved.productId, skuId };
    });
  }

  async address(memberId: MemberId, districtCode = HANGZHOU): Promise<string> {
    const input = {
      name: '林小满',
      phone: '13800138000',
      districtCode,
      detail: '一脉路 1 号',
      isDefault: true,
    };
    const view = await this.context.inTx((tx) =>
      this.context.get(AddressService).create(tx, memberId, input),
    );
    return view.id;
  }

  /** A coupon in the member's hand; the grant's wire id. */
  async coupon(memberId: MemberId, terms: { thresholdFen: number; discountFen: number }): Promise<string> {
    const promotion = this.context.get(PromotionService);
    const now = this.context.clock.now().getTime();
    return this.context.inTx(async (tx) => {
      const coupon = await promotion.createCoupon(tx, {
        title: `满减 ${terms.discountFen}`,
        thresholdFen: fen(terms.thresholdFen),
        discountFen: fen(terms.discountFen),
        total: 100,
        perMember: 5,
        startsAt: new Date(now - 1000),
        endsAt: new Date(now + 3_600_000),
      });
      const { couponId } = routes.claimCoupon.input.parse({ couponId: coupon.id });
      return (await promotion.claim(tx, { memberId, couponId })).id;
    });
  }

  /** The wire form of an order's lines. */
  lines(quantities: readonly (readonly [SkuId, number])[]): { skuId: string; quantity: number }[] {
    return quantities.map(([skuId, quantity]) => ({ skuId: formatId('sku', skuId), quantity }));
  }

  quote(memberId: MemberId, input: Record<string, unknown>): Promise<Output<'quoteOrder'>> {
    return this.context.get(QuoteOrder).run(this.call(memberId), routes.quoteOrder.input.parse(input));
  }

  /** Places what was quoted; `changes` alter the request, `key` repeats it. */
  place(
    memberId: MemberId,
    quote: Output<'quoteOrder'>,
    { key, ...changes }: Record<string, unknown> & { key?: string } = {},
  ): Promise<Output<'placeOrder'>> {
    const input = routes.placeOrder.input.parse({
      quoteToken: quote.quoteToken,
      lines: quote.lines.map(({ skuId, quantity }) => ({ skuId, quantity })),
      addressId: quote.address?.id,
      couponGrantId: quote.appliedCouponGrantId,
      platform: 'wechat',
      ...changes,
    });
    return this.context.get(PlaceOrder).run(this.call(memberId, key), input);
  }

  /** Quote and order in one go. */
  async buy(
    memberId: MemberId,
    quantities: readonly (readonly [SkuId, number])[],
  ): Promise<Output<'placeOrder'>> {
    return this.place(memberId, await this.quote(memberId, { lines: this.lines(quantities) }));
  }

  async stock(skuId: SkuId): Promise<{ onHand: number; reserved: number; sold: number; received: number }> {
    const levels = (await this.context.get(InventoryService).levels([skuId])).get(skuId);
    const { onHand = 0, reserved = 0, sold = 0, received = 0 } = levels ?? {};
    return { onHand, reserved, sold, received };
  }

  async count(table: string, where = '1 = 1'): Promise<number> {
    const [rows] = await this.context.database.pool.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`,
    );
    return Number(rows[0]?.['n']);
  }
}

export async function aShop(): Promise<TestShop> {
  return new TestShop(
    await createTestModule({
      imports: [PeopleModule, GatewaysModule, LedgerModule, CommissionModule, ShoppingModule],
    }),
  );
}
