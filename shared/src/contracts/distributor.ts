import { z } from '../kernel/zod.js';
import {
  BpsValue,
  DeviceId,
  FenInput,
  FenValue,
  idOf,
  IdText,
  Instant,
  PageInput,
  pageOf,
  PlatformName,
  ReferralCodeText,
  textInput,
  TimelineItem,
} from './common.js';
import { GuideView } from './growth.js';

// referral
export const ReferralTarget = z.enum(['shop', 'product', 'recruit']);
export const ClickScene = z.enum([
  'share-card',
  'timeline',
  'poster',
  'link',
  'passphrase',
  'offline',
  'scan',
  'short-video',
  'live',
  'other',
]);
export const referralRoutes = {
  resolveReferral: {
    input: z.strictObject({ code: ReferralCodeText }),
    output: z.object({
      code: z.string(),
      target: ReferralTarget,
      productId: IdText.nullable(),
      distributorName: z.string(),
      distributorAvatarUrl: z.string().nullable(),
      path: z.string(),
    }),
  },
  recordClick: {
    input: z.strictObject({
      code: ReferralCodeText,
      deviceId: DeviceId,
      platform: PlatformName,
      scene: ClickScene.default('other'),
      path: z.string().max(256).default(''),
    }),
    output: z.object({
      effect: z.enum(['recorded', 'bound', 'renewed', 'kept', 'ignored']),
      /** Why, in one Chinese sentence. */
      message: z.string(),
      distributorName: z.string().nullable(),
      path: z.string(),
    }),
  },
  getMyBinding: {
    input: z.strictObject({}),
    output: z.object({
      binding: z
        .object({
          distributorName: z.string(),
          avatarUrl: z.string().nullable(),
          boundAt: Instant,
          protectedUntil: Instant,
          platform: PlatformName,
          reason: z.string(),
        })
        .nullable(),
    }),
  },
};

// application and status
export const DistributorView = z
  .object({
    status: z.enum(['none', 'pending', 'rejected', 'active', 'suspended']),
    distributorId: IdText.nullable(),
    name: z.string().nullable(),
    code: z.string().nullable(),
    parentName: z.string().nullable(),
    joinedAt: Instant.nullable(),
    rejectReason: z.string().nullable(),
    /** What a refused application said, so that the next one need not be written anew. */
    refused: z.object({ note: z.string(), inviteCode: z.string().nullable() }).nullable(),
    requiresPhone: z.boolean(),
  })
  .meta({ id: 'Distributor' });

// dashboard
const Earnings = z.object({ orders: z.int(), salesFen: FenValue, commissionFen: FenValue });
export const DashboardView = z
  .object({
    today: Earnings,
    yesterday: Earnings,
    month: Earnings,
    /** All the days of `byDay`, and as many days before them. */
    shown: Earnings,
    previous: Earnings,
    totalFen: FenValue,
    /** Not yet mature: `accruedFen` and, within it, `heldFen` by risk decision. */
    accruedFen: FenValue,
    heldFen: FenValue,
    availableFen: FenValue,
    withdrawingFen: FenValue,
    paidFen: FenValue,
    debtFen: FenValue,
    nextMaturity: z.object({ at: Instant, amountFen: FenValue }).nullable(),
    byPlatform: z.array(z.object({ platform: PlatformName, orders: z.int(), commissionFen: FenValue })),
    byDay: z.array(
      z.object({ day: z.string(), orders: z.int(), salesFen: FenValue, commissionFen: FenValue }),
    ),
    customers: z.int(),
    team: z.int(),
    clicks30d: z.int(),
    /** First steps; null once all are done. */
    guide: GuideView.nullable(),
  })
  .meta({ id: 'Dashboard' });

// commissions
export const CommissionState = z.enum(['accrued', 'held', 'available', 'withdrawing', 'paid', 'reversed']);
export const CommissionView = z
  .object({
    id: IdText,
    orderNumber: z.string(),
    title: z.string(),
    imageUrl: z.string(),
    quantity: z.int(),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    platform: PlatformName,
    /** Sold in 抖店: its money never came to us. */
    isViaDoudian: z.boolean(),
    buyerMasked: z.string(),
    amountFen: FenValue,
    reversedFen: FenValue,
    netFen: FenValue,
    state: CommissionState,
    stateText: z.string(),
    accruedAt: Instant,
    maturesAt: Instant.nullable(),
    availableAt: Instant.nullable(),
  })
  .meta({ id: 'Commission' });

export const ReceiptView = CommissionView.extend({
  baseFen: FenValue,
  rateBps: BpsValue.nullable(),
  multiplierBps: BpsValue,
  rawFen: FenValue,
  capFen: FenValue.nullable(),
  policyName: z.string(),
  policyVersion: z.int(),
  ruleText: z.string(),
  /** The sentences a person reads, in order. */
  explain: z.array(z.string()),
  evidence: z.object({
    code: z.string().nullable(),
    clickedAt: Instant.nullable(),
    platform: PlatformName.nullable(),
    scene: z.string(),
    boundAt: Instant.nullable(),
    reason: z.string(),
  }),
  reversals: z.array(z.object({ at: Instant, amountFen: FenValue, reason: z.string() })),
  timeline: z.array(TimelineItem),
}).meta({ id: 'CommissionReceipt' });

export const CustomerView = z
  .object({
    memberMasked: z.string(),
    avatarUrl: z.string().nullable(),
    platform: PlatformName,
    boundAt: Instant,
    protectedUntil: Instant,
    state: z.enum(['protected', 'open', 'lost']),
    orders: z.int(),
    salesFen: FenValue,
    lastOrderAt: Instant.nullable(),
    reason: z.string(),
  })
  .meta({ id: 'Customer' });

export const TeamMemberView = z
  .object({
    name: z.string(),
    avatarUrl: z.string().nullable(),
    joinedAt: Instant,
    platform: PlatformName,
    ordersOwn: z.int(),
    salesFen: FenValue,
    contributedFen: FenValue,
    directTeam: z.int(),
  })
  .meta({ id: 'TeamMember' });

export const ReferralCodeView = z
  .object({
    code: z.string(),
    target: ReferralTarget,
    productId: IdText.nullable(),
    h5Url: z.string(),
    miniPath: z.string(),
    passphrase: z.string(),
  })
  .meta({ id: 'ReferralCode' });

// withdrawals
export const WithdrawalState = z.enum([
  'reviewing',
  'approved',
  'rejected',
  'submitted',
  'awaiting-confirmation',
  'paid',
  'failed',
  'unknown',
]);
export const WithdrawalView = z
  .object({
    id: IdText,
    amountFen: FenValue,
    feeFen: FenValue,
    taxFen: FenValue,
    netFen: FenValue,
    channel: z.enum(['wechat', 'alipay']),
    accountMasked: z.string(),
    state: WithdrawalState,
    stateText: z.string(),
    requestedAt: Instant,
    finishedAt: Instant.nullable(),
    failReason: z.string().nullable(),
    /** Present while the payee must confirm in WeChat. */
    confirm: z
      .object({ mchId: z.string(), appId: z.string(), package: z.string(), expiresAt: Instant })
      .nullable(),
    timeline: z.array(TimelineItem),
  })
  .meta({ id: 'Withdrawal' });

export const WithdrawalTermsView = z
  .object({
    availableFen: FenValue,
    accruedFen: FenValue,
    debtFen: FenValue,
    minFen: FenValue,
    dailyLimitFen: FenValue,
    dailyCountLeft: z.int(),
    feeBps: BpsValue,
    urgentFeeBps: BpsValue,
    reviewOverFen: FenValue,
    realNameOverFen: FenValue,
    blockedReason: z.string().nullable(),
    channels: z.array(
      z.object({
        channel: z.enum(['wechat', 'alipay']),
        isReady: z.boolean(),
        accountMasked: z.string().nullable(),
        hint: z.string(),
      }),
    ),
  })
  .meta({ id: 'WithdrawalTerms' });

export const distributorRoutes = {
  applyDistributor: {
    input: z.strictObject({
      name: textInput(20),
      inviteCode: ReferralCodeText.optional(),
      note: textInput(200, 0).default(''),
      agreedToTerms: z.literal(true),
    }),
    output: DistributorView,
  },
  getDistributor: { input: z.strictObject({}), output: DistributorView },
  getDashboard: {
    input: z.strictObject({ days: z.coerce.number().int().min(7).max(90).default(30) }),
    output: DashboardView,
  },
  listCommissions: {
    input: z.strictObject({
      state: z.enum(['all', 'accrued', 'available', 'paid', 'reversed']).default('all'),
      platform: PlatformName.optional(),
      ...PageInput,
    }),
    output: pageOf(CommissionView),
  },
  getCommissionReceipt: { input: z.strictObject({ commissionId: idOf('commission') }), output: ReceiptView },
  listCustomers: {
    input: z.strictObject({
      state: z.enum(['all', 'protected', 'open', 'lost']).default('all'),
      ...PageInput,
    }),
    output: pageOf(CustomerView),
  },
  listTeam: { input: z.strictObject({ ...PageInput }), output: pageOf(TeamMemberView) },
  createReferralCode: {
    input: z.strictObject({ target: ReferralTarget, productId: idOf('product').optional() }),
    output: ReferralCodeView,
  },
  listWithdrawals: { input: z.strictObject({ ...PageInput }), output: pageOf(WithdrawalView) },
  getWithdrawalTerms: { input: z.strictObject({}), output: WithdrawalTermsView },
  createWithdrawal: {
    input: z.strictObject({
      amountFen: FenInput,
      channel: z.enum(['wechat', 'alipay']),
      isUrgent: z.boolean().default(false),
      realName: textInput(30).optional(),
      alipayAccount: z.string().trim().min(5).max(64).optional(),
    }),
    output: WithdrawalView,
  },
  getWithdrawal: { input: z.strictObject({ withdrawalId: idOf('withdrawal') }), output: WithdrawalView },
};

/** What the live socket `/v1/live` sends. */
export const LiveMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), at: Instant }),
  z.object({
    type: z.literal('order.paid'),
    at: Instant,
    orderId: IdText,
    orderNumber: z.string(),
    payableFen: FenValue,
  }),
  z.object({
    type: z.literal('commission.accrued'),
    at: Instant,
    commissionFen: FenValue,
    orderNumber: z.string(),
    title: z.string(),
  }),
  z.object({
    type: z.literal('commission.reversed'),
    at: Instant,
    commissionFen: FenValue,
    orderNumber: z.string(),
  }),
  z.object({ type: z.literal('commission.available'), at: Instant, commissionFen: FenValue }),
  z.object({
    type: z.literal('withdrawal.updated'),
    at: Instant,
    withdrawalId: IdText,
    state: WithdrawalState,
  }),
  z.object({ type: z.literal('customer.bound'), at: Instant, customerMasked: z.string() }),
]);

export type DistributorView = z.output<typeof DistributorView>;
export type DashboardView = z.output<typeof DashboardView>;
export type CommissionView = z.output<typeof CommissionView>;
export type ReceiptView = z.output<typeof ReceiptView>;
export type CustomerView = z.output<typeof CustomerView>;
export type TeamMemberView = z.output<typeof TeamMemberView>;
export type ReferralCodeView = z.output<typeof ReferralCodeView>;
export type WithdrawalView = z.output<typeof WithdrawalView>;
export type WithdrawalTermsView = z.output<typeof WithdrawalTermsView>;
export type WithdrawalState = z.output<typeof WithdrawalState>;
export type LiveMessage = z.output<typeof LiveMessage>;
