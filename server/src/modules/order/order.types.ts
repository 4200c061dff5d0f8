import type { GoodsKind } from '@yimai/shared/domain/goods/virtual-goods';
import type { OrderEvent, OrderState } from '@yimai/shared/domain/order/types';
import type { Id, MemberId, OrderId, OrderLineId, ProductId, SkuId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';

/** Frozen when the order is placed; see order.schema.ts. */
export interface AttributionSnapshot {
  reason: string;
  sentence: string;
  distributorId: number | null;
  bindingId: number | null;
  clickId: number | null;
  code: string | null;
  clickedAt: string | null;
  boundAt: string | null;
  platform: OrderPlatform | null;
  scene: string;
  upline: {
    distributorId: number;
    memberId: number;
    level: 1 | 2 | 3;
    name: string;
    isActive: boolean;
    isBuyer: boolean;
  }[];
  policyId: number;
  policyVersion: number;
  bindingPolicyVersion: number;
}

export type OrderPlatform = 'wechat' | 'douyin' | 'h5';

/** Where the goods go; the sealed parts open only on this order's row. */
export interface SealedAddress {
  nameSealed: string;
  phoneSealed: string;
  detailSealed: string;
  phoneTail: string;
  provinceCode: string;
  cityCode: string;
  districtCode: string;
  regionText: string;
}

export interface PlainAddress {
  name: string;
  phone: string;
  detail: string;
  provinceCode: string;
  cityCode: string;
  districtCode: string;
  regionText: string;
}

export interface OrderLineRecord {
  lineId: OrderLineId;
  orderId: OrderId;
  position: number;
  productId: ProductId;
  skuId: SkuId;
  title: string;
  skuText: string;
  imageUrl: string;
  quantity: number;
  priceFen: Fen;
  discountFen: Fen;
  /** price × quantity − discount: the commission base before refunds. */
  netFen: Fen;
  costFen: Fen | null;
  commission: { source: 'product' | 'sku'; override: unknown } | null;
  isReturnable: boolean;
  kind: GoodsKind;
  refundedFen: Fen;
  refundedQuantity: number;
  /** When the buyer reviewed it; also set when the review was deleted later. */
  reviewedAt: Date | null;
}

export interface OrderRecord {
  orderId: OrderId;
  number: string;
  memberId: MemberId;
  platform: OrderPlatform;
  state: OrderState;
  goodsFen: Fen;
  discountFen: Fen;
  freightFen: Fen;
  payableFen: Fen;
  /** Money given back so far, freight included. */
  refundedFen: Fen;
  couponGrantId: Id<'couponGrant'> | null;
  address: SealedAddress;
  attribution: AttributionSnapshot;
  note: string;
  placedAt: Date;
  payBefore: Date;
  paidAt: Date | null;
  shippedAt: Date | null;
  autoConfirmAt: Date | null;
  receivedAt: Date | null;
  completedAt: Date | null;
  closedAt: Date | null;
  paidAttemptId: Id<'paymentAttempt'> | null;
  lines: OrderLineRecord[];
}

/** What a new order consists of; the rest follows. `orderId` is made before, because sealed data is bound to it. */
export interface OrderDraft {
  orderId: OrderId;
  memberId: MemberId;
  platform: OrderPlatform;
  goodsFen: Fen;
  discountFen: Fen;
  freightFen: Fen;
  payableFen: Fen;
  couponGrantId: Id<'couponGrant'> | null;
  address: PlainAddress;
  attribution: AttributionSnapshot;
  note: string;
  placedAt: Date;
  payBefore: Date;
  lines: Omit<
    OrderLineRecord,
    'lineId' | 'orderId' | 'position' | 'refundedFen' | 'refundedQuantity' | 'reviewedAt'
  >[];
}

export interface OrderEventRecord {
  /** `placed`, or an event of the state machine. */
  event: OrderEvent | 'placed';
  fromState: OrderState | 'none';
  toState: OrderState;
  /** `member:{id}`, `staff:{id}` or `system`. */
  actor: string;
  reason: string;
  at: Date;
}

/** Columns that change together with the state. */
export interface OrderPatch {
  paidAttemptId?: Id<'paymentAttempt'>;
  paidAt?: Date;
  shippedAt?: Date;
  autoConfirmAt?: Date;
  receivedAt?: Date;
  completedAt?: Date;
  closedAt?: Date;
}

export interface OrderListQuery {
  memberId?: MemberId;
  states?: readonly OrderState[];
  orderIds?: readonly OrderId[];
  number?: string;
  cursor?: string;
  limit: number;
}
