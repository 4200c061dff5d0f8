import { z } from '../kernel/zod.js';
import { GoodsKind } from './catalog.js';
import {
  Done,
  FenValue,
  idOf,
  IdText,
  Instant,
  PageInput,
  pageOf,
  PhoneInput,
  Quantity,
  textInput,
  TimelineItem,
} from './common.js';

// cart
export const CartItemView = z
  .object({
    skuId: IdText,
    productId: IdText,
    title: z.string(),
    skuText: z.string(),
    imageUrl: z.string(),
    priceFen: FenValue,
    /** Price when it was added, to show that it fell or rose. */
    addedPriceFen: FenValue,
    quantity: z.int(),
    available: z.int(),
    isSelected: z.boolean(),
    state: z.enum(['ok', 'short', 'sold-out', 'off-shelf']),
    kind: GoodsKind,
    isViaDoudian: z.boolean(),
  })
  .meta({ id: 'CartItem' });
export const CartView = z
  .object({
    items: z.array(CartItemView),
    totalQuantity: z.int(),
    selectedQuantity: z.int(),
    selectedFen: FenValue,
  })
  .meta({ id: 'Cart' });

export const cartRoutes = {
  getCart: { input: z.strictObject({}), output: CartView },
  addCartItem: { input: z.strictObject({ skuId: idOf('sku'), quantity: Quantity }), output: CartView },
  putCartItem: {
    input: z.strictObject({
      skuId: idOf('sku'),
      quantity: Quantity.optional(),
      isSelected: z.boolean().optional(),
    }),
    output: CartView,
  },
  removeCartItem: { input: z.strictObject({ skuId: idOf('sku') }), output: CartView },
  selectCart: { input: z.strictObject({ isSelected: z.boolean() }), output: CartView },
};

// addresses
const AddressFields = {
  name: textInput(20),
  phone: PhoneInput,
  /** Six-digit code of the district; province and city follow from it. */
  districtCode: z.string().regex(/^\d{6}$/),
  detail: textInput(100, 2),
  isDefault: z.boolean().default(false),
};
export const AddressView = z
  .object({
    id: IdText,
    name: z.string(),
    phone: z.string(),
    province: z.string(),
    city: z.string(),
    district: z.string(),
    provinceCode: z.string(),
    cityCode: z.string(),
    districtCode: z.string(),
    detail: z.string(),
    isDefault: z.boolean(),
  })
  .meta({ id: 'Address' });
export const addressRoutes = {
  listAddresses: { input: z.strictObject({}), output: z.object({ items: z.array(AddressView) }) },
  createAddress: { input: z.strictObject(AddressFields), output: AddressView },
  updateAddress: {
    input: z.strictObject({ addressId: idOf('address'), ...AddressFields }),
    output: AddressView,
  },
  deleteAddress: { input: z.strictObject({ addressId: idOf('address') }), output: Done },
};

// quote and order
export const OrderState = z.enum([
  'awaitingPayment',
  'paid',
  'awaitingGroup',
  'awaitingShipment',
  'shipped',
  'received',
  'completed',
  'closed',
]);
const LineInput = z.strictObject({ skuId: idOf('sku'), quantity: Quantity });
const LinesInput = z.array(LineInput).min(1).max(50);

export const OrderLineView = z
  .object({
    id: IdText,
    productId: IdText,
    skuId: IdText,
    title: z.string(),
    skuText: z.string(),
    imageUrl: z.string(),
    quantity: z.int(),
    priceFen: FenValue,
    discountFen: FenValue,
    netFen: FenValue,
    refundedFen: FenValue,
    refundedQuantity: z.int(),
    /** What may be done with this line now. */
    canAftersale: z.boolean(),
    canReview: z.boolean(),
    isReturnable: z.boolean(),
    kind: GoodsKind,
  })
  .meta({ id: 'OrderLine' });

export const QuoteLineView = OrderLineView.pick({
  productId: true,
  skuId: true,
  title: true,
  skuText: true,
  imageUrl: true,
  quantity: true,
  priceFen: true,
  discountFen: true,
  netFen: true,
  isReturnable: true,
  kind: true,
});
export const QuoteCouponView = z.object({
  grantId: IdText,
  title: z.string(),
  thresholdFen: FenValue,
  discountFen: FenValue,
  endsAt: Instant,
  isApplicable: z.boolean(),
  reason: z.string().nullable(),
});
export const QuoteView = z
  .object({
    lines: z.array(QuoteLineView),
    goodsFen: FenValue,
    discountFen: FenValue,
    freightFen: FenValue,
    payableFen: FenValue,
    appliedCouponGrantId: IdText.nullable(),
    coupons: z.array(QuoteCouponView),
    address: AddressView.nullable(),
    freightText: z.string(),
    /** Signed by the server over everything above that has a price; placing an order must present it. */
    quoteToken: z.string(),
    expiresAt: Instant,
  })
  .meta({ id: 'Quote' });

export const OrderSummaryView = z
  .object({
    id: IdText,
    number: z.string(),
    state: OrderState,
    stateText: z.string(),
    lines: z.array(OrderLineView),
    totalQuantity: z.int(),
    payableFen: FenValue,
    placedAt: Instant,
    payBefore: Instant.nullable(),
    actions: z.array(
      z.enum(['pay', 'cancel', 'track', 'confirm-receipt', 'aftersale', 'review', 'buy-again']),
    ),
  })
  .meta({ id: 'OrderSummary' });

export const PaymentView = z.object({
  id: IdText,
  channel: z.enum(['wechat', 'alipay', 'douyin']),
  scene: z.string(),
  state: z.enum(['created', 'pending', 'paid', 'closed', 'failed', 'surplus-refunded']),
  amountFen: FenValue,
  paidAt: Instant.nullable(),
});
export const ShipmentView = z.object({
  id: IdText,
  carrier: z.string(),
  carrierName: z.string(),
  trackingNumber: z.string(),
  shippedAt: Instant,
});

export const OrderView = OrderSummaryView.extend({
  goodsFen: FenValue,
  discountFen: FenValue,
  freightFen: FenValue,
  refundedFen: FenValue,
  note: z.string(),
  address: z.object({ name: z.string(), phoneMasked: z.string(), text: z.string() }),
  payments: z.array(PaymentView),
  shipments: z.array(ShipmentView),
  timeline: z.array(TimelineItem),
  aftersaleIds: z.array(IdText),
  autoConfirmAt: Instant.nullable(),
  returnDeadline: Instant.nullable(),
  servedBy: z.string().nullable(),
}).meta({ id: 'Order' });

export const orderRoutes = {
  quoteOrder: {
    input: z.strictObject({
      lines: LinesInput,
      addressId: idOf('address').optional(),
      /** null: no coupon; absent: the best one that applies. */
      couponGrantId: idOf('couponGrant').nullable().optional(),
    }),
    output: QuoteView,
  },
  placeOrder: {
    input: z.strictObject({
      quoteToken: z.string().min(20).max(4096),
      lines: LinesInput,
      addressId: idOf('address'),
      couponGrantId: idOf('couponGrant').nullable(),
      note: textInput(200, 0).default(''),
      /** Required when a line is exempt from the seven-day return. */
      acknowledgedNotReturnable: z.boolean().default(false),
      platform: z.enum(['wechat', 'douyin', 'h5']),
      /** Remove the ordered SKUs from the cart. */
      fromCart: z.boolean().default(false),
    }),
    output: OrderView,
  },
  /** Everything a member's own page counts, in one answer. */
  getMySummary: {
    input: z.strictObject({}),
    output: z.object({
      orders: z.object({ awaitingPayment: z.int(), awaitingShipment: z.int(), shipped: z.int() }),
      /** Received order lines without a review; more than 99 are counted as 100. */
      waitingReviews: z.int(),
      usableCoupons: z.int(),
      cartQuantity: z.int(),
    }),
  },
  listOrders: {
    input: z.strictObject({
      state: z
        .enum(['all', 'awaiting-payment', 'awaiting-shipment', 'shipped', 'completed', 'aftersale'])
        .default('all'),
      ...PageInput,
    }),
    output: pageOf(OrderSummaryView),
  },
  getOrder: { input: z.strictObject({ orderId: idOf('order') }), output: OrderView },
  cancelOrder: {
    input: z.strictObject({ orderId: idOf('order'), reason: textInput(100, 0).default('') }),
    output: OrderView,
  },
  confirmReceipt: { input: z.strictObject({ orderId: idOf('order') }), output: OrderView },
  getTracking: {
    input: z.strictObject({ orderId: idOf('order') }),
    output: z.object({
      items: z.array(
        ShipmentView.extend({
          state: z.enum([
            'created',
            'collected',
            'in-transit',
            'delivering',
            'signed',
            'exception',
            'returned',
          ]),
          stateText: z.string(),
          events: z.array(z.object({ at: Instant, text: z.string() })),
        }),
      ),
    }),
  },
};

// payment
export const PaySceneName = z.enum([
  'wechat-mini',
  'wechat-h5-jsapi',
  'wechat-h5',
  'wechat-native',
  'alipay-wap',
  'alipay-page',
  'douyin-mini',
]);
export const PaymentLaunchView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('wechat-jsapi'),
    appId: z.string(),
    timeStamp: z.string(),
    nonceStr: z.string(),
    package: z.string(),
    signType: z.literal('RSA'),
    paySign: z.string(),
  }),
  z.object({ kind: z.literal('redirect'), url: z.string() }),
  z.object({ kind: z.literal('qr'), codeUrl: z.string() }),
  z.object({ kind: z.literal('douyin'), data: z.string(), byteAuthorization: z.string() }),
]);
export const paymentRoutes = {
  startPayment: {
    input: z.strictObject({
      orderId: idOf('order'),
      scene: PaySceneName,
      returnPath: z
        .string()
        .max(512)
        .regex(/^\/(?!\/)/)
        .optional(),
    }),
    output: z.object({ attemptId: IdText, launch: PaymentLaunchView, expiresAt: Instant }),
  },
  getPayment: {
    input: z.strictObject({ attemptId: idOf('paymentAttempt') }),
    output: PaymentView.extend({ orderId: IdText, orderState: OrderState }),
  },
};

export type CartView = z.output<typeof CartView>;
export type CartItemView = z.output<typeof CartItemView>;
export type AddressView = z.output<typeof AddressView>;
export type QuoteView = z.output<typeof QuoteView>;
export type QuoteLineView = z.output<typeof QuoteLineView>;
export type OrderLineView = z.output<typeof OrderLineView>;
export type OrderSummaryView = z.output<typeof OrderSummaryView>;
export type OrderView = z.output<typeof OrderView>;
export type OrderState = z.output<typeof OrderState>;
export type PaymentView = z.output<typeof PaymentView>;
export type PaymentLaunchView = z.output<typeof PaymentLaunchView>;
export type PaySceneName = z.output<typeof PaySceneName>;
