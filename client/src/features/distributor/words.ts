import { fen, formatYuan } from '@yimai/shared/kernel/money';
import { axisText } from '@/components/charts/scale';
import type { IconName } from '@/components/icon';
import { HERE } from '@/lib/platform-words';
import { apiOrigin } from '@/platform/origin';
import type { Commission, Customer, Platform, Target, Withdrawal } from './api';

type Tone = 'brand' | 'gold' | 'jade' | 'amber' | 'indigo' | 'neutral';

/** A browser has none of a platform's own services. */
export const isBrowser = HERE === 'h5';

/** The platforms a person may prepare material for from here. */
export const shareablePlatforms: readonly Platform[] =
  HERE === 'h5' ? ['wechat', 'douyin', 'h5'] : [HERE, 'h5'];

export const COMMISSION_TONES: Record<Commission['state'], Tone> = {
  accrued: 'amber',
  held: 'amber',
  available: 'jade',
  withdrawing: 'indigo',
  paid: 'neutral',
  reversed: 'neutral',
};

export const LEVEL_TEXT = { 1: '直接推广', 2: '伙伴推广', 3: '伙伴推广' } as const;

export const CUSTOMER_STATES: Record<Customer['state'], { text: string; tone: Tone }> = {
  protected: { text: '保护中', tone: 'jade' },
  open: { text: '保护已到期', tone: 'amber' },
  lost: { text: '已由他人服务', tone: 'neutral' },
};

export const TARGETS: readonly { key: Target; text: string }[] = [
  { key: 'product', text: '推荐商品' },
  { key: 'shop', text: '推荐店铺' },
  { key: 'recruit', text: '邀请伙伴' },
];

export const WITHDRAWAL_TONES: Record<Withdrawal['state'], Tone> = {
  reviewing: 'amber',
  approved: 'indigo',
  rejected: 'neutral',
  submitted: 'indigo',
  'awaiting-confirmation': 'brand',
  paid: 'jade',
  failed: 'brand',
  unknown: 'amber',
};

export const CHANNELS: Record<Withdrawal['channel'], string> = {
  wechat: HERE === 'douyin' ? '零钱' : '微信零钱',
  alipay: '支付宝',
};
/** "支付宝 138****8000"; a wallet that needs no account is named once. */
export function accountText(channel: Withdrawal['channel'], account: string | null): string {
  const name = CHANNELS[channel];
  return account && account !== '微信零钱' ? `${name} ${account}` : name;
}
export const CHANNEL_ICONS: Record<Withdrawal['channel'], IconName> = {
  wechat: HERE === 'douyin' ? 'wallet' : 'wechat',
  alipay: 'wallet',
};
/** A platform's mark, except on the other one's ground. */
export const PLATFORM_ICONS: Record<Platform, IconName> = {
  wechat: HERE === 'douyin' ? 'link' : 'wechat',
  douyin: HERE === 'wechat' ? 'link' : 'douyin',
  h5: 'link',
};

/** Douyin does not let its guests send people to another app's wallet. */
export const isReachable = (channel: Withdrawal['channel']): boolean =>
  HERE === 'douyin' ? channel === 'alipay' : true;

const SCENES: Record<string, string> = {
  'share-card': '分享卡片',
  timeline: '朋友圈',
  poster: '海报',
  link: '链接',
  passphrase: '口令',
  offline: '线下',
  scan: '扫码',
  'short-video': '短视频',
  live: '直播间',
  other: '其他',
};
/** How a customer came in, as the contract names it; an unknown word is shown as it is. */
export const sceneText = (scene: string): string => SCENES[scene] ?? scene;

/** Where a transfer is confirmed when it cannot be done here. */
const CONFIRM_PLACES: Record<Platform, string> = {
  h5: '请在微信中打开本店小程序，到提现记录里确认收款',
  wechat: '请把微信更新到最新版本，再到提现记录里确认收款',
  douyin: '请回到您申请这笔提现的地方，到提现记录里确认收款',
};
export const CONFIRM_ELSEWHERE = CONFIRM_PLACES[HERE];

/** "2026-11-05" → "11/5" for an axis, "11月5日" for a sentence. */
export const shortDay = (day: string): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`;
export const longDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** A mark on a money axis: integer fen in, short yuan out. */
export const axisYuan = (value: number): string => axisText(Number(formatYuan(fen(Math.round(value)))));

/** Files of the server come as paths; only a browser on the same origin can use them as they are. */
export const fileUrl = (url: string): string => (url.startsWith('/') ? `${apiOrigin()}${url}` : url);
