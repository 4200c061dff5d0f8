import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { StaffRole } from '@yimai/shared/api/access';
import { endpoints, type EndpointName } from '@yimai/shared/api/endpoints';
import { routes, type Output } from '@yimai/shared/contracts/api';
import { asId } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import { fakeClock, testConfig, truncateAll } from '../../../test/support/index.js';
import { GatewaysModule } from '../../gateways/gateways.module.js';
import { AddressService } from '../../modules/address/index.js';
import { CatalogService } from '../../modules/catalog/index.js';
import { CommissionModule, PolicyService } from '../../modules/commission/index.js';
import { IdentityService, LoginObservers, MemberAbsorbers } from '../../modules/identity/index.js';
import { LedgerModule } from '../../modules/ledger/index.js';
import { DatabaseClock } from '../../platform/clock/index.js';
import { Database, UnitOfWork } from '../../platform/db/index.js';
import {
  AccessGuard,
  AUTHENTICATOR,
  DomainError,
  DomainErrorFilter,
  type Principal,
} from '../../platform/http/index.js';
import { PlatformModule } from '../../platform/platform.module.js';
import { ExperimentsModule } from '../../workflows/experiments.module.js';
import { ShoppingModule } from '../../workflows/shopping.module.js';
import { ConsoleCouponsController } from '../console/coupons.controller.js';
import { ConsoleOrdersReadController } from '../console/orders-read.controller.js';
import { ConsoleProductsController } from '../console/products.controller.js';
import { CartController } from './cart.controller.js';
import { CatalogController } from './catalog.controller.js';
import { CouponsController } from './coupons.controller.js';
import { OrdersController } from './orders.controller.js';

/** Fake: who is calling. `member-7` and `staff-owner` are tokens. */
async function authenticate(token: string): Promise<Exclude<Principal, { kind: 'anonymous' }>> {
  const [kind, who = ''] = token.split('-');
  if (kind === 'staff') return { kind, staffId: asId('staff', 1), role: who as StaffRole, name: '店主' };
  if (kind !== 'member') throw new DomainError('UNAUTHENTICATED');
  const memberId = asId('member', Number(who));
  return { kind, memberId, sessionId: 1, distributorId: null, platform: 'wechat' };
}

@Global()
@Module({
  providers: [
    { provide: IdentityService, useValue: { members: async () => new Map() } },
    { provide: AUTHENTICATOR, useValue: { authenticate } },
    LoginObservers,
    MemberAbsorbers,
  ],
  exports: [IdentityService, AUTHENTICATOR, LoginObservers, MemberAbsorbers],
})
class PeopleModule {}

const PRODUCT = {
  title: '桂花乌龙',
  images: [{ url: '/a.png', width: 800, height: 800, placeholderColor: '#eeeeee' }],
  detail: [{ type: 'paragraph', text: '秋天的第一杯。' }],
  specs: [{ name: '净含量', values: ['125g', '250g'] }],
  skus: [
    { specs: ['125g'], priceFen: 9900, costFen: 4000, stock: 5 },
    {
      specs: ['250g'],
      priceFen: 29900,
      costFen: 9000,
      stock: 5,
      commission: { kind: 'excluded', reason: '特价' },
    },
  ],
  freightTemplate: 'free',
};

describe('shopping over HTTP', () => {
  let app: NestFastifyApplication;
  const clock = fakeClock();

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [
        PlatformModule.with(testConfig()),
        PeopleModule,
        GatewaysModule,
        LedgerModule,
        CommissionModule,
        ExperimentsModule,
        ShoppingModule,
      ],
      controllers: [
        CartController,
        CatalogController,
        CouponsController,
        OrdersController,
        ConsoleCouponsController,
        ConsoleOrdersReadController,
        ConsoleProductsController,
      ],
      providers: [{ provide: APP_GUARD, useClass: AccessGuard }],
    })
      .overrideProvider(DatabaseClock)
      .useValue(clock)
      .compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    app.useGlobalFilters(new DomainErrorFilter());
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  beforeEach(async () => {
    await truncateAll(app.get(Database, { strict: false }));
    await app.get(PolicyService, { strict: false }).onApplicationBootstrap();
    const tariff = {
      firstUnits: 1,
      firstFeeFen: fen(0),
      nextUnits: 1,
      nextFeeFen: fen(0),
      freeFromFen: null,
    };
    await app.get(UnitOfWork, { strict: false }).run((tx) =>
      app.get(CatalogService, { strict: false }).saveFreightTemplate(tx, {
        freightTemplateId: 'free',
        chargeBy: 'piece',
        tariffs: [{ kind: 'deliver', regions: ['*'], ...tariff }],
      }),
    );
  });
  afterAll(() => app.close());

  /** Calls an endpoint of the table; a success must keep its contract. */
  async function call<K extends EndpointName>(
    name: K,
    token: string,
    input: Record<string, unknown> = {},
  ): Promise<Output<K>> {
    const { key = 'key-0000001', ...rest } = input;
    const { method, path, ...row } = endpoints[name] as {
      method: 'GET' | 'POST';
      path: string;
      status?: number;
    };
    const url = path.replace(/:(\w+)/g, (_, field: string) => {
      const value = String(rest[field]);
      delete rest[field];
      return value;
    });
    const isQuery = method === 'GET' || path.includes('removeCart');
    const response = await app.inject({
      method,
      url,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), 'idempotency-key': String(key) },
      ...(isQuery ? { query: rest as Record<string, string> } : { payload: rest }),
    });
    const body: unknown = response.json();
    if (response.statusCode >= 400) throw (body as { error: unknown }).error;
    expect(response.statusCode).toBe(row.status ?? 200);
    return routes[name].output.parse(body) as Output<K>;
  }

  async function aProductOnSale() {
    const category = await call('createCategory', 'staff-owner', { name: '茗茶' });
    const product = await call('createProduct', 'staff-owner', { ...PRODUCT, categoryIds: [category.id] });
    await call('setShelf', 'staff-owner', { productId: product.id, isOnShelf: true });
    return { category, product };
  }

  const anAddress = (memberId: number) =>
    app.get(UnitOfWork, { strict: false }).run((tx) =>
      app.get(AddressService, { strict: false }).create(tx, asId('member', memberId), {
        name: '林小满',
        phone: '13800138000',
        districtCode: '330106',
        detail: '一脉路 1 号',
        isDefault: true,
      }),
    );

  it("goes from the merchant's new product to the buyer's cancelled order", async () => {
    const { category, product } = await aProductOnSale();
    expect(product.skus.map((sku) => [sku.onHand, sku.costFen])).toEqual([
      [5, 4000],
      [5, 9000],
    ]);
    expect((await call('listCategories', '')).items).toMatchObject([{ id: category.id, productCount: 1 }]);
    const { items } = await call('listProducts', '', { categoryId: category.id, sort: 'commission' });
    expect(items).toMatchObject([
      { id: product.id, priceFen: 9900, commission: { minFen: 0, maxFen: 1485 } },
    ]);
    const view = await call('getProduct', '', { productId: product.id });
    expect(view.skus[0]).not.toHaveProperty('costFen');
    expect(view).toMatchObject({ freightHint: '包邮（偏远地区以结算页为准）', isReturnable: true });

    await anAddress(7);
    const skuId = view.skus[0]?.id;
    const cart = await call('addCartItem', 'member-7', { skuId, quantity: 2 });
    expect(cart.selectedFen).toBe(19800);
    const quote = await call('quoteOrder', 'member-7', { lines: [{ skuId, quantity: 2 }] });
    const order = await call('placeOrder', 'member-7', {
      quoteToken: quote.quoteToken,
      lines: [{ skuId, quantity: 2 }],
      addressId: quote.address?.id,
      couponGrantId: null,
      platform: 'wechat',
      fromCart: true,
    });
    const NOTHING = {
      orders: { awaitingPayment: 0, awaitingShipment: 0, shipped: 0 },
      waitingReviews: 0,
      usableCoupons: 0,
    };
    expect(await call('getMySummary', 'member-7')).toEqual({
      ...NOTHING,
      orders: { ...NOTHING.orders, awaitingPayment: 1 },
      cartQuantity: 0,
    });
    await call('addCartItem', 'member-8', { skuId, quantity: 3 });
    expect(await call('getMySummary', 'member-8')).toEqual({ ...NOTHING, cartQuantity: 3 });
    expect((await call('getCart', 'member-7')).items).toEqual([]);
    const waiting = await call('listOrders', 'member-7', { state: 'awaiting-payment' });
    expect(waiting.items.map(({ id }) => id)).toEqual([order.id]);
    expect((await call('listOrders', 'member-8')).items).toEqual([]);
    await expect(call('getOrder', 'member-8', { orderId: order.id })).rejects.toMatchObject({
      code: 'ORDER_NOT_FOUND',
    });
    await expect(call('cancelOrder', 'member-8', { orderId: order.id })).rejects.toMatchObject({
      code: 'ORDER_NOT_FOUND',
    });
    const merchantView = await call('consoleGetOrder', 'staff-auditor', { orderId: order.id });
    expect(merchantView).toMatchObject({ number: order.number, attribution: null, commissions: [] });
    expect((await call('consoleListOrders', 'staff-owner', { number: order.number })).items).toHaveLength(1);
    const cancelled = await call('cancelOrder', 'member-7', { orderId: order.id, reason: '拍错了' });
    expect(cancelled.timeline.map(({ title }) => title)).toEqual(['订单已提交', '订单已取消']);
    expect(cancelled.actions).toEqual(['buy-again']);
    expect((await call('getProduct', '', { productId: product.id })).skus[0]?.available).toBe(5);
  });

  it('creates coupons and lets members claim them', async () => {
    const now = clock.now().getTime();
    const coupon = await call('createCoupon', 'staff-operator', {
      title: '满 199 减 30',
      thresholdFen: 19900,
      discountFen: 3000,
      total: 1,
      startsAt: new Date(now - 1000).toISOString(),
      endsAt: new Date(now + 1000_000).toISOString(),
    });
    expect((await call('listCoupons', '')).items).toMatchObject([{ id: coupon.id, state: 'claimable' }]);
    await call('claimCoupon', 'member-7', { couponId: coupon.id });
    expect((await call('listCoupons', 'member-7')).items).toMatchObject([{ state: 'claimed' }]);
    expect((await call('listMyCoupons', 'member-7')).items).toHaveLength(1);
    expect(await call('getMySummary', 'member-7')).toMatchObject({ usableCoupons: 1 });
    await expect(call('claimCoupon', 'member-8', { couponId: coupon.id })).rejects.toMatchObject({
      code: 'COUPON_SOLD_OUT',
    });
    await expect(
      call('createCoupon', 'staff-warehouse', { title: 'x', thresholdFen: 1, discountFen: 1, total: 1 }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('restocks once per key, changes a product, and leaves a record of it all', async () => {
    const { category, product } = await aProductOnSale();
    const skuId = product.skus[0]?.id;
    const restock = () => call('restockSku', 'staff-owner', { skuId, quantity: 10, key: 'restock-0001' });
    expect(await restock()).toMatchObject({ onHand: 15, reserved: 0, available: 15 });
    expect(await restock()).toMatchObject({ onHand: 15 });
    const skus = PRODUCT.skus.map((sku) => ({ ...sku, priceFen: 12900, stock: 99 }));
    const changed = await call('updateProduct', 'staff-owner', {
      ...PRODUCT,
      skus,
      productId: product.id,
      categoryIds: [category.id],
    });
    expect(changed.skus.map((sku) => [sku.priceFen, sku.onHand])).toEqual([
      [12900, 15],
      [12900, 5],
    ]);
    expect(changed.isOnShelf).toBe(true);
    expect((await call('consoleListProducts', 'staff-owner', { keyword: '桂花' })).items).toHaveLength(1);
    await expect(
      call('setShelf', 'staff-auditor', { productId: product.id, isOnShelf: false }),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const [rows] = await app
      .get(Database, { strict: false })
      .pool.query<never[]>('SELECT action FROM audit_records ORDER BY id');
    expect((rows as { action: string }[]).map(({ action }) => action)).toEqual([
      'category.create',
      'product.create',
      'product.put-on-shelf',
      'stock.receive',
      'product.update',
    ]);
  });
});
