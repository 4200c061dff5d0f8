import { platformName } from '@/platform/name';

export type Platform = 'wechat' | 'douyin' | 'h5';

/** Widened: each target knows its own name only. */
export const HERE = platformName as Platform;

/** Neither mini-program platform wants to read the other's name, so abroad is only "another mini-program". */
const NAMES: Record<Platform, Record<Platform, string>> = {
  h5: { wechat: '微信', douyin: '抖音', h5: '网页' },
  wechat: { wechat: '微信', douyin: '其他小程序', h5: '网页' },
  douyin: { douyin: '抖音', wechat: '其他小程序', h5: '网页' },
};
/** Whether words in which that platform is named may be read here. */
export const isNamedHere = (platform: Platform): boolean => NAMES[HERE][platform] === NAMES.h5[platform];
export const platformLabel = (platform: Platform): string => NAMES[HERE][platform];
/** Where something was sold; the merchant's shop inside of Douyin is a place of its own. */
export const placeOfSale = (sale: { platform: Platform; isViaDoudian: boolean }): string =>
  sale.isViaDoudian && isNamedHere('douyin') ? '抖音小店' : platformLabel(sale.platform);

/** Who took the money. A rival's cashier has no name here either. */
const CASHIERS: Record<Platform, Record<'wechat' | 'alipay' | 'douyin', string>> = {
  h5: { wechat: '微信支付', alipay: '支付宝', douyin: '抖音支付' },
  wechat: { wechat: '微信支付', alipay: '在线支付', douyin: '在线支付' },
  douyin: { douyin: '抖音支付', alipay: '支付宝', wechat: '在线支付' },
};
export const cashierLabel = (channel: 'wechat' | 'alipay' | 'douyin'): string => CASHIERS[HERE][channel];

/** All places where one account is the same. */
export const EVERYWHERE = HERE === 'h5' ? '微信、抖音与网页' : '小程序与网页';
