import { ControlRefusal, type Collection, type ProviderContext, type TradeView } from '../core/index.js';

export interface ShopLine {
  orderId: string;
  productId: string;
  skuId: string;
  title: string;
  quantity: number;
  unitPriceFen: number;
  /** With its part of the freight. */
  payFen: number;
  freightFen: number;
  creatorFen: number;
}

/** An order in 抖店. Times in ms. */
export interface ShopOrder {
  orderId: string;
  status: ShopStatus;
  appId: string;
  openId: string;
  createdAt: number;
  updatedAt: number;
  paidAt: number;
  finishedAt: number;
  lines: ShopLine[];
}

export interface Aftersale {
  aftersaleId: string;
  orderId: string;
  lineId: string;
  status: AftersaleStatus;
  amountFen: number;
  updatedAt: number;
}

/** 待支付, 备货中, 已发货, 已取消, 已完成. */
export const SHOP_STATUS = { unpaid: 1, paid: 2, shipped: 3, cancelled: 4, completed: 5 } as const;
export type ShopStatus = keyof typeof SHOP_STATUS;
/** As `aftersale_status` and `refund_status`. */
export const AFTERSALE_STATUS = {
  open: [6, 1],
  refunded: [12, 3],
  ended: [28, 4],
} as const;
export type AftersaleStatus = keyof typeof AFTERSALE_STATUS;

const MOVES: Record<ShopStatus, readonly ShopStatus[]> = {
  unpaid: ['paid', 'cancelled'],
  paid: ['shipped', 'cancelled'],
  shipped: ['completed', 'cancelled'],
  completed: ['cancelled'],
  cancelled: [],
};
const MOVE_TEXTS: Partial<Record<ShopStatus, string>> = {
  shipped: '发货',
  completed: '完成',
  cancelled: '取消',
};
const ANOTHER_APP = 'tt0000000000000009';
/** Order numbers of 抖店 have 19 digits. */
const FIRST_NUMBER = 6_900_000_000_000n;

/** Orders and after-sale cases of the merchant's 抖店. */
export class DoudianState {
  readonly orders: Collection<ShopOrder>;
  readonly aftersales: Collection<Aftersale>;

  constructor(private readonly context: ProviderContext) {
    this.orders = context.collection('shop-orders');
    this.aftersales = context.collection('shop-aftersales');
  }

  private number(): string {
    return `${FIRST_NUMBER + BigInt(this.context.next('shop-number'))}123456`;
  }

  /** What the order page of 抖店 does when the buyer submits it. Without a persona nobody says whose order it is. */
  place(input: Record<string, unknown>): ShopOrder {
    const lines = Array.isArray(input.lines) ? (input.lines as Record<string, unknown>[]) : [input];
    const persona =
      input.persona === undefined ? undefined : this.context.personas.get(Number(input.persona));
    const now = this.context.clock.now();
    const order: ShopOrder = {
      orderId: this.number(),
      status: 'unpaid',
      appId: input.isElsewhere === true ? ANOTHER_APP : this.context.config.douyin.appId,
      openId: persona?.douyinOpenId ?? '',
      createdAt: now,
      updatedAt: now,
      paidAt: 0,
      finishedAt: 0,
      lines: lines.map((line) => this.lineOf(line)),
    };
    return this.orders.put(order.orderId, order);
  }

  private lineOf(line: Record<string, unknown>): ShopLine {
    const quantity = whole(line.quantity ?? line.skuAmount, 1);
    const unitPriceFen = whole(line.unitPriceFen, 9_900);
    const freightFen = whole(line.freightFen, 0);
    const skuId = String(line.skuId);
    if (!/^[1-9]\d{0,19}$/.test(skuId)) throw new ControlRefusal(400, 'skuId is the number of 抖店');
    return {
      orderId: this.number(),
      productId: String(line.productId ?? '1'),
      skuId,
      title: String(line.title ?? '抖店商品'),
      quantity,
      unitPriceFen,
      payFen: unitPriceFen * quantity - whole(line.discountFen, 0) + freightFen,
      freightFen,
      creatorFen: whole(line.creatorFen, 0),
    };
  }

  move(orderId: string, to: ShopStatus): ShopOrder | undefined {
    const order = this.orders.get(orderId);
    if (!order) return undefined;
    if (!MOVES[order.status].includes(to))
      throw new ControlRefusal(409, `an order that is ${order.status} cannot be ${to}`);
    const now = this.context.clock.now();
    return this.orders.put(orderId, {
      ...order,
      status: to,
      updatedAt: now,
      ...(to === 'paid' ? { paidAt: now } : {}),
      ...(to === 'completed' ? { finishedAt: now } : {}),
    });
  }

  /** The buyer asks for money back, or what became of that. The first line unless another is named. */
  aftersale(input: Record<string, unknown>): Aftersale {
    const known = this.aftersales.get(String(input.aftersaleId));
    const order = this.orders.get(String(input.orderId ?? known?.orderId));
    const status = String(input.status ?? 'refunded');
    if (!order?.paidAt) throw new ControlRefusal(404, 'no such paid order');
    if (!(status in AFTERSALE_STATUS)) throw new ControlRefusal(400, 'status is open, refunded or ended');
    const line =
      order.lines.find(({ orderId }) => orderId === (known?.lineId ?? input.lineId)) ?? order.lines[0]!;
    const now = this.context.clock.now();
    this.orders.put(order.orderId, { ...order, updatedAt: now });
    const aftersaleId = known?.aftersaleId ?? this.number();
    return this.aftersales.put(aftersaleId, {
      aftersaleId,
      orderId: order.orderId,
      lineId: line.orderId,
      status: status as AftersaleStatus,
      amountFen: whole(input.amountFen, known?.amountFen ?? line.payFen),
      updatedAt: now,
    });
  }

  tradeView(order: ShopOrder): TradeView {
    return {
      provider: this.context.name,
      outTradeNo: order.orderId,
      description: `抖店 ${order.lines[0]?.title ?? ''}`,
      amountFen: order.lines.reduce((sum, { payFen }) => sum + payFen, 0),
      state: order.status,
      payable: order.status === 'unpaid',
      createdAt: order.createdAt,
      payer: order.openId || undefined,
      actions: MOVES[order.status].flatMap((to) => {
        const text = MOVE_TEXTS[to];
        return text ? [{ text, action: 'doudianMove', input: { orderId: order.orderId, to } }] : [];
      }),
    };
  }
}

function whole(value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!Number.isSafeInteger(value) || (value as number) < 0)
    throw new ControlRefusal(400, `not a whole number: ${String(value as string)}`);
  return value as number;
}
