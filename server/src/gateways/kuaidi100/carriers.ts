/** One carrier under the names its three users give it. */
export interface Carrier {
  /** Code of 快递100; also the code our database stores. */
  code: string;
  /** Id of the same carrier in WeChat's shipping-info API. */
  wechatDeliveryId: string;
  /** What people read. */
  name: string;
  /** The carrier answers queries only together with the recipient's phone number. */
  needsPhone: boolean;
}

/** The carriers a merchant may choose from. */
export const CARRIERS: readonly Carrier[] = [
  { code: 'shunfeng', wechatDeliveryId: 'SF', name: '顺丰速运', needsPhone: true },
  { code: 'zhongtong', wechatDeliveryId: 'ZTO', name: '中通快递', needsPhone: false },
  { code: 'yuantong', wechatDeliveryId: 'YTO', name: '圆通速递', needsPhone: false },
  { code: 'yunda', wechatDeliveryId: 'YD', name: '韵达快递', needsPhone: false },
  { code: 'shentong', wechatDeliveryId: 'STO', name: '申通快递', needsPhone: false },
  { code: 'jtexpress', wechatDeliveryId: 'JTSD', name: '极兔速递', needsPhone: false },
  { code: 'youzhengguonei', wechatDeliveryId: 'YZPY', name: '邮政快递包裹', needsPhone: false },
  { code: 'ems', wechatDeliveryId: 'EMS', name: '邮政特快专递', needsPhone: false },
  { code: 'jd', wechatDeliveryId: 'JD', name: '京东物流', needsPhone: false },
  { code: 'debangkuaidi', wechatDeliveryId: 'DBL', name: '德邦快递', needsPhone: false },
];

const byCode = new Map(CARRIERS.map((carrier) => [carrier.code, carrier]));
const byWechatId = new Map(CARRIERS.map((carrier) => [carrier.wechatDeliveryId, carrier]));

/** The carrier with this 快递100 code, or undefined when we do not know it. */
export function findCarrier(code: string): Carrier | undefined {
  return byCode.get(code);
}

/** The carrier with this WeChat delivery id, or undefined when we do not know it. */
export function findCarrierByWechatId(deliveryId: string): Carrier | undefined {
  return byWechatId.get(deliveryId);
}
