/** The carriers a merchant may ship with and a buyer may send back with, under the codes of 快递100, which our rows keep. */
export const CARRIERS = [
  { code: 'shunfeng', name: '顺丰速运', shortName: '顺丰' },
  { code: 'zhongtong', name: '中通快递', shortName: '中通' },
  { code: 'yuantong', name: '圆通速递', shortName: '圆通' },
  { code: 'yunda', name: '韵达快递', shortName: '韵达' },
  { code: 'shentong', name: '申通快递', shortName: '申通' },
  { code: 'jtexpress', name: '极兔速递', shortName: '极兔' },
  { code: 'youzhengguonei', name: '邮政快递包裹', shortName: '邮政包裹' },
  { code: 'ems', name: '邮政特快专递', shortName: '邮政 EMS' },
  { code: 'jd', name: '京东物流', shortName: '京东' },
  { code: 'debangkuaidi', name: '德邦快递', shortName: '德邦' },
] as const;

/** No carrier: the goods are a code, which stands in place of the number. */
export const ONLINE_DELIVERY = 'online';

export type CarrierCode = (typeof CARRIERS)[number]['code'];

/** What people call it; a code that nobody has named here stays as it is. */
export const carrierName = (code: string): string =>
  code === ONLINE_DELIVERY ? '线上交付' : (CARRIERS.find((one) => one.code === code)?.name ?? code);
