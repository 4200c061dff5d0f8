import { z } from '../kernel/zod.js';
import {
  BpsValue,
  FenInput,
  FenValue,
  idOf,
  IdText,
  Instant,
  PageInput,
  pageOf,
  PlatformName,
  textInput,
} from './common.js';
import { CategoryView, CouponView, GoodsKind, ProductView, SkuView } from './catalog.js';
import { DoudianId, DoudianProductValue } from './doudian.js';
import { CommissionState, ReceiptView, WithdrawalView } from './distributor.js';
import { AftersaleState, AftersaleView } from './aftersale.js';
import { OrderState, OrderView } from './order.js';
import { PolicyInput, PolicyProposalView, PolicyView } from './policy.js';
import { staffRoutes } from './staff.js';

const OverrideInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rate'), levelRatesBps: z.array(BpsValue.max(5000)).min(1).max(3) }),
    z.strictObject({
      kind: z.literal('fixed'),
      levelFen: z.array(z.int().min(0).max(10_000_000)).min(1).max(3),
    }),
    z.strictObject({ kind: z.literal('excluded'), reason: textInput(60) }),
  ])
  .nullable();

const SkuInput = z.strictObject({
  id: idOf('sku').optional(),
  specs: z.array(textInput(20)).max(3),
  priceFen: FenInput,
  marketPriceFen: FenInput.nullable().default(null),
  costFen: z.int().min(0).max(10_000_000_000).nullable().default(null),
  weightGrams: z.int().min(0).max(1_000_000).default(0),
  stock: z.int().min(0).max(10_000_000).default(0),
  imageUrl: z.string().max(300).nullable().default(null),
  commission: OverrideInput.default(null),
  doudianSkuId: DoudianId.nullable().default(null),
});
const ProductInput = {
  title: textInput(60),
  subtitle: textInput(80, 0).default(''),
  categoryIds: z.array(idOf('category')).min(1).max(5),
  images: z
    .array(
      z.object({
        url: z.string().max(300),
        thumbUrl: z.string().max(300).optional(),
        width: z.int(),
        height: z.int(),
        placeholderColor: z.string().max(9),
      }),
    )
    .min(1)
    .max(9),
  sellingPoints: z.array(textInput(30)).max(6).default([]),
  detail: ProductView.shape.detail,
  specs: z
    .array(z.strictObject({ name: textInput(10), values: z.array(textInput(20)).min(1).max(20) }))
    .max(3),
  skus: z.array(SkuInput).min(1).max(100),
  freightTemplate: textInput(40),
  unit: textInput(4).default('件'),
  role: z.enum(['traffic', 'profit', 'strategic']).default('profit'),
  tags: z.array(textInput(8)).max(4).default([]),
  isReturnable: z.boolean().default(true),
  kind: GoodsKind.default('physical'),
  commission: OverrideInput.default(null),
  /** With the id of every SKU there: one order page sells one SKU. */
  doudian: DoudianProductValue.default(null),
};

export const ConsoleSkuView = SkuView.extend({
  costFen: FenValue.nullable(),
  weightGrams: z.int(),
  onHand: z.int(),
  reserved: z.int(),
  commission: OverrideInput,
  doudianSkuId: z.string().nullable(),
});
export const ConsoleProductView = ProductView.extend({
  skus: z.array(ConsoleSkuView),
  role: z.string(),
  freightTemplate: z.string(),
  override: OverrideInput,
  doudian: DoudianProductValue,
}).meta({ id: 'ConsoleProduct' });

export const ConsoleOrderView = OrderView.extend({
  buyer: z.object({ memberId: IdText, nickname: z.string(), phoneMasked: z.string().nullable() }),
  platform: PlatformName,
  attribution: z.object({ distributorName: z.string(), level: z.int(), reason: z.string() }).nullable(),
  commissions: z.array(
    z.object({
      id: IdText,
      distributorName: z.string(),
      level: z.int(),
      amountFen: FenValue,
      reversedFen: FenValue,
      state: CommissionState,
    }),
  ),
}).meta({ id: 'ConsoleOrder' });

export const ConsoleDistributorView = z
  .object({
    id: IdText,
    name: z.string(),
    phoneMasked: z.string().nullable(),
    avatarUrl: z.string().nullable(),
    status: z.enum(['active', 'suspended', 'removed']),
    parentName: z.string().nullable(),
    depth: z.int(),
    joinedAt: Instant,
    customers: z.int(),
    salesFen: FenValue,
    commissionFen: FenValue,
    availableFen: FenValue,
  })
  .meta({ id: 'ConsoleDistributor' });
const ApplicationView = z.object({
  id: IdText,
  name: z.string(),
  phoneMasked: z.string().nullable(),
  sponsorName: z.string().nullable(),
  note: z.string(),
  state: z.enum(['pending', 'approved', 'rejected']),
  appliedAt: Instant,
});
const AccountView = z.object({ account: z.string(), balanceFen: FenValue, entries: z.int() });
const EntryView = z.object({
  id: IdText,
  code: z.string(),
  reference: z.string(),
  at: Instant,
  postings: z.array(z.object({ from: z.string(), to: z.string(), amountFen: FenValue })),
});
const ClockView = z.object({ now: Instant, offsetMs: z.int() });

export const consoleRoutes = {
  ...staffRoutes,
  getConsoleDashboard: {
    input: z.strictObject({}),
    output: z.object({
      today: z.object({ orders: z.int(), salesFen: FenValue, commissionFen: FenValue, members: z.int() }),
      awaitingShipment: z.int(),
      aftersalesOpen: z.int(),
      applicationsPending: z.int(),
      withdrawalsReviewing: z.int(),
      byDay: z.array(
        z.object({ day: z.string(), orders: z.int(), salesFen: FenValue, commissionFen: FenValue }),
      ),
      byPlatform: z.array(z.object({ platform: PlatformName, orders: z.int(), salesFen: FenValue })),
      topDistributors: z.array(z.object({ name: z.string(), salesFen: FenValue, commissionFen: FenValue })),
      ledgerSumFen: FenValue,
    }),
  },
  consoleListProducts: {
    input: z.strictObject({ keyword: textInput(40).optional(), ...PageInput }),
    output: pageOf(ConsoleProductView),
  },
  consoleGetProduct: { input: z.strictObject({ productId: idOf('product') }), output: ConsoleProductView },
  createProduct: { input: z.strictObject(ProductInput), output: ConsoleProductView },
  updateProduct: {
    input: z.strictObject({ productId: idOf('product'), ...ProductInput }),
    output: ConsoleProductView,
  },
  setShelf: {
    input: z.strictObject({ productId: idOf('product'), isOnShelf: z.boolean() }),
    output: ConsoleProductView,
  },
  restockSku: {
    input: z.strictObject({
      skuId: idOf('sku'),
      quantity: z.int().min(1).max(100_000),
      note: textInput(100, 0).default(''),
    }),
    output: z.object({ skuId: IdText, onHand: z.int(), reserved: z.int(), available: z.int() }),
  },
  createCategory: {
    input: z.strictObject({
      name: textInput(10),
      parentId: idOf('category').nullable().default(null),
      iconUrl: z.string().max(300).default(''),
      sort: z.int().min(0).max(9999).default(0),
    }),
    output: CategoryView,
  },
  setVirtualGate: {
    // `reason`: licence, contract, legal opinion; kept in the audit trail.
    input: z.strictObject({ categoryId: idOf('category'), isOpen: z.boolean(), reason: textInput(200) }),
    output: z.object({ id: IdText, isOpen: z.boolean(), takenOffShelf: z.int() }),
  },
  createCoupon: {
    input: z.strictObject({
      title: textInput(20),
      thresholdFen: z.int().min(0).max(10_000_000_000),
      discountFen: FenInput,
      total: z.int().min(1).max(10_000_000),
      perMember: z.int().min(1).max(100).default(1),
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
    }),
    output: CouponView,
  },
  consoleListOrders: {
    input: z.strictObject({
      state: OrderState.optional(),
      number: z.string().max(32).optional(),
      ...PageInput,
    }),
    output: pageOf(ConsoleOrderView),
  },
  consoleGetOrder: { input: z.strictObject({ orderId: idOf('order') }), output: ConsoleOrderView },
  shipOrder: {
    input: z.strictObject({
      orderId: idOf('order'),
      carrier: z.string().min(2).max(20),
      trackingNumber: z.string().regex(/^[0-9A-Za-z-]{6,32}$/),
    }),
    output: ConsoleOrderView,
  },
  consoleListAftersales: {
    input: z.strictObject({ state: AftersaleState.optional(), ...PageInput }),
    output: pageOf(AftersaleView),
  },
  decideAftersale: {
    input: z.strictObject({
      aftersaleId: idOf('aftersale'),
      decision: z.enum(['approve', 'reject']),
      reason: textInput(200, 0).default(''),
    }),
    output: AftersaleView,
  },
  receiveReturn: { input: z.strictObject({ aftersaleId: idOf('aftersale') }), output: AftersaleView },
  listApplications: {
    input: z.strictObject({
      state: z.enum(['pending', 'approved', 'rejected']).default('pending'),
      ...PageInput,
    }),
    output: pageOf(ApplicationView),
  },
  decideApplication: {
    input: z.strictObject({
      applicationId: idOf('application'),
      decision: z.enum(['approve', 'reject']),
      reason: textInput(200, 0).default(''),
    }),
    output: ApplicationView,
  },
  consoleListDistributors: {
    input: z.strictObject({
      keyword: textInput(40).optional(),
      status: z.enum(['active', 'suspended', 'removed']).optional(),
      ...PageInput,
    }),
    output: pageOf(ConsoleDistributorView),
  },
  setDistributorStatus: {
    input: z.strictObject({
      distributorId: idOf('distributor'),
      status: z.enum(['active', 'suspended']),
      reason: textInput(200),
    }),
    output: ConsoleDistributorView,
  },
  setDistributorParent: {
    input: z.strictObject({
      distributorId: idOf('distributor'),
      parentId: idOf('distributor').nullable(),
      reason: textInput(200),
    }),
    output: ConsoleDistributorView,
  },
  getPolicy: {
    input: z.strictObject({}),
    output: z.object({
      current: PolicyView,
      history: z.array(PolicyView),
      /** What waits for the second signature; `isOwn`: the caller's own, which somebody else must sign. */
      proposal: PolicyProposalView.nullable(),
    }),
  },
  publishPolicy: { input: PolicyInput, output: PolicyView },
  proposePolicy: { input: PolicyInput, output: PolicyProposalView },
  decidePolicyProposal: {
    input: z.strictObject({ policyId: idOf('policy'), decision: z.enum(['publish', 'reject']) }),
    output: z.object({ published: PolicyView.nullable() }),
  },
  consoleListCommissions: {
    input: z.strictObject({
      state: CommissionState.optional(),
      orderNumber: z.string().max(32).optional(),
      ...PageInput,
    }),
    output: pageOf(ReceiptView.extend({ distributorName: z.string() })),
  },
  consoleListWithdrawals: {
    input: z.strictObject({ state: z.string().max(30).optional(), ...PageInput }),
    output: pageOf(WithdrawalView.extend({ distributorName: z.string() })),
  },
  reviewWithdrawal: {
    input: z.strictObject({
      withdrawalId: idOf('withdrawal'),
      decision: z.enum(['approve', 'reject']),
      reason: textInput(200, 0).default(''),
    }),
    output: WithdrawalView,
  },
  getTrialBalance: {
    input: z.strictObject({}),
    output: z.object({ accounts: z.array(AccountView), sumFen: FenValue }),
  },
  listLedgerEntries: {
    input: z.strictObject({
      account: z.string().max(80).optional(),
      reference: z.string().max(80).optional(),
      ...PageInput,
    }),
    output: pageOf(EntryView),
  },
  checkInvariants: {
    input: z.strictObject({}),
    output: z.object({
      isHealthy: z.boolean(),
      results: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          isHolding: z.boolean(),
          violations: z.array(z.string()),
        }),
      ),
    }),
  },
  listAudit: {
    input: z.strictObject({ ...PageInput }),
    output: pageOf(
      z.object({
        id: IdText,
        at: Instant,
        actor: z.string(),
        action: z.string(),
        target: z.string(),
        detail: z.string(),
      }),
    ),
  },
  setClockOffset: {
    input: z.strictObject({
      offsetMs: z
        .int()
        .min(-400 * 86_400_000)
        .max(400 * 86_400_000),
    }),
    output: ClockView,
  },
  getClock: { input: z.strictObject({}), output: ClockView },
  runJobs: { input: z.strictObject({}), output: z.object({ ran: z.int(), failed: z.int() }) },
};

export type ConsoleProductView = z.output<typeof ConsoleProductView>;
export type ConsoleOrderView = z.output<typeof ConsoleOrderView>;
export type ConsoleDistributorView = z.output<typeof ConsoleDistributorView>;
export type CommissionOverrideInput = z.output<typeof OverrideInput>;
