import { CARRIERS as NAMED, type CarrierCode } from '@yimai/shared/domain/fulfilment/carriers';

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

const WECHAT_DELIVERY_IDS: Readonly<Record<CarrierCode, string>> = {
  shunfeng: 'SF',
  zhongtong: 'ZTO',
  yuantong: 'YTO',
  yunda: 'YD',
  shentong: 'STO',
  jtexpress: 'JTSD',
  youzhengguonei: 'YZPY',
  ems: 'EMS',
  jd: 'JD',
  debangkuaidi: 'DBL',
};

export const CARRIERS: readonly Carrier[] = NAMED.map(({ code, name }) => ({
  code,
  name,
  wechatDeliveryId: WECHAT_DELIVERY_IDS[code],
  needsPhone: code === 'shunfeng',
}));

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
