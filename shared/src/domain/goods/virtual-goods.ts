/** What is delivered: a parcel, or a code. */
export type GoodsKind = 'physical' | 'virtual';

export type ClientOs = 'ios' | 'android' | 'other' | 'unknown';
export const CLIENT_OSES = ['ios', 'android', 'other', 'unknown'] as const satisfies readonly ClientOs[];

/** The header in which our clients say what they run on; nobody else's does. */
export const OS_HEADER = 'x-client-os';

/** From where somebody buys. */
export interface SalePlace {
  platform: 'wechat' | 'douyin' | 'h5';
  os: ClientOs;
  /** A web page inside a mini-program is under the mini-program's rules. */
  isInMiniProgram: boolean;
}

/**
 * Whether virtual goods may be sold there. In the mini-programs of WeChat and Douyin what is paid on iOS and delivered as
 * a code belongs to the systems' own payments, which this shop does not offer; a client that does not say what it runs on
 * gets no better than that. In a browser nobody forbids it.
 */
export function sellsVirtual({ platform, os, isInMiniProgram }: SalePlace): boolean {
  if (platform === 'h5' && !isInMiniProgram) return true;
  return os === 'android' || os === 'other';
}

/** What the buyer reads. It must not name another way to pay. */
export const NOT_SOLD_HERE = '由于相关规范，iOS 端暂不支持购买此商品';

const APPLE = /iPhone|iPad|iPod/i;

/** From the words of a browser or a platform's network stack. */
export function osOf(userAgent: string): ClientOs {
  if (APPLE.test(userAgent)) return 'ios';
  if (/Android|HarmonyOS|OpenHarmony/i.test(userAgent)) return 'android';
  return /Windows|Macintosh|Linux|CrOS/i.test(userAgent) ? 'other' : 'unknown';
}

/** What the client declares, unless its network stack gives it away. */
export function declaredOs(declared: string | undefined, userAgent: string): ClientOs {
  if (APPLE.test(userAgent)) return 'ios';
  return CLIENT_OSES.find((os) => os === declared) ?? osOf(userAgent);
}

/** WeChat and Douyin mark the pages that they show inside a mini-program. */
export const isInMiniProgram = (userAgent: string): boolean => /miniProgram|toutiaomicroapp/i.test(userAgent);
