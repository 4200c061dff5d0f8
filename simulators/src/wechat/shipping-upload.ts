import { WeChatRefusal } from './answers.js';

export interface Parcel {
  tracking_no?: string;
  express_company?: string;
  item_desc: string;
}

/** What one valid upload_shipping_info says. */
export interface Upload {
  logisticsType: number;
  deliveryMode: number;
  isComplete: boolean;
  uploadTime: number;
  openId: string;
  shippingList: Parcel[];
  /** Equal when nothing but the time of upload differs. */
  fingerprint: string;
}

const EXPRESS = 1;
const SPLIT = 2;
const MAX_PARCELS = 15;
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,3}(Z|[+-]\d\d:\d\d)$/;

/** Checks an upload in the platform's terms and error codes. */
export function readUpload(body: Record<string, unknown>): Upload {
  const { logistics_type: logisticsType, delivery_mode: deliveryMode, upload_time: uploadTime } = body;
  if (typeof logisticsType !== 'number' || ![1, 2, 3, 4].includes(logisticsType))
    throw new WeChatRefusal(10060005, '物流类型有误');
  if (deliveryMode !== 1 && deliveryMode !== SPLIT)
    throw new WeChatRefusal(268485224, 'delivery_mode invalid');
  if (deliveryMode === SPLIT && logisticsType !== EXPRESS)
    throw new WeChatRefusal(10060006, '非快递发货时不允许分拆发货');
  if (deliveryMode === SPLIT && typeof body.is_all_delivered !== 'boolean')
    throw new WeChatRefusal(10060007, '分拆发货模式下必须填写 is_all_delivered');
  if (typeof uploadTime !== 'string' || !RFC3339.test(uploadTime))
    throw new WeChatRefusal(268485216, 'upload_time invalid');
  const openId = (body.payer as { openid?: unknown } | undefined)?.openid;
  if (typeof openId !== 'string') throw new WeChatRefusal(10060014, 'payer.openid missing');
  const shippingList = readParcels(body.shipping_list, { logisticsType, deliveryMode });
  return {
    logisticsType,
    deliveryMode,
    isComplete: deliveryMode === 1 || body.is_all_delivered === true,
    uploadTime: Date.parse(uploadTime),
    openId,
    shippingList,
    fingerprint: JSON.stringify([logisticsType, deliveryMode, body.is_all_delivered ?? null, shippingList]),
  };
}

function readParcels(value: unknown, kind: { logisticsType: number; deliveryMode: number }): Parcel[] {
  if (!Array.isArray(value) || value.length === 0) throw new WeChatRefusal(10060020, '该支付单没有商品描述');
  if (value.length > MAX_PARCELS) throw new WeChatRefusal(10060024, '物流信息列表太长');
  if (kind.deliveryMode === 1 && value.length !== 1)
    throw new WeChatRefusal(268485228, '统一发货只能有一个物流信息');
  return (value as Record<string, unknown>[]).map((parcel) => {
    const description = parcel.item_desc;
    if (typeof description !== 'string' || description === '')
      throw new WeChatRefusal(10060008, '商品描述 item_desc 字段不能为空');
    if ([...description].length > 120) throw new WeChatRefusal(10060009, '商品描述 item_desc 字段太长');
    if (kind.logisticsType !== EXPRESS) return { item_desc: description };
    const { tracking_no: trackingNo, express_company: company } = parcel;
    if (typeof trackingNo !== 'string' || trackingNo === '')
      throw new WeChatRefusal(268485226, 'tracking_no empty');
    if (typeof company !== 'string' || company === '')
      throw new WeChatRefusal(268485227, 'express_company empty');
    if (company.length > 128) throw new WeChatRefusal(10060025, '物流公司编码太长');
    if (trackingNo.length > 128) throw new WeChatRefusal(10060026, '物流单号太长');
    if (company === 'SF') checkContact(parcel.contact);
    return { tracking_no: trackingNo, express_company: company, item_desc: description };
  });
}

/** SF Express asks for one of the two phones, masked but for the last four digits. */
function checkContact(value: unknown): void {
  const contact = (value ?? {}) as { consignor_contact?: unknown; receiver_contact?: unknown };
  const phones = [contact.consignor_contact, contact.receiver_contact].filter(
    (phone) => typeof phone === 'string',
  );
  if (phones.length === 0 || !phones.every((phone) => /\*.*\d{4}$/.test(phone)))
    throw new WeChatRefusal(10060014, '参数错误：contact');
}
