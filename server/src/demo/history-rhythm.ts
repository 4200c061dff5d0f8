import { DEMO_PRODUCTS } from './catalogue/catalogue.js';
import type { ClickScene, PlannedPayment } from './history-events.js';
import type { DemoChannel, DemoDistributor } from './people.js';
import { pick, pickWeighted, type Random } from './random.js';

/** Orders placed in each hour of the day: lunch, and the evening between eight and ten. */
export const HOURS = [
  1, 0.4, 0.2, 0.1, 0.1, 0.2, 0.6, 1.4, 2.4, 3.4, 4, 4.2, 5, 4.2, 3.4, 3.2, 3.4, 3.8, 4.6, 6.4, 8.6, 9, 6.2,
  3,
];
export const WEEKDAYS = [1.32, 0.9, 0.88, 0.92, 0.96, 1.1, 1.36];
export const SCENES: Readonly<Record<DemoChannel, readonly ClickScene[]>> = {
  wechat: ['friend', 'group', 'group', 'moments', 'poster'],
  douyin: ['shortVideo', 'shortVideo', 'live', 'passphrase'],
  h5: ['poster', 'friend', 'passphrase'],
};
export const CARRIERS = [
  ['顺丰速运', 'SF'],
  ['中通快递', '78'],
  ['圆通速递', 'YT8'],
  ['京东物流', 'JD'],
] as const;
export const REMARKS = [
  '',
  '',
  '',
  '',
  '',
  '',
  '请周末送',
  '放快递柜即可',
  '送人的，麻烦包装仔细些',
  '工作日送公司前台',
];
export const REASONS = {
  early: ['拍错规格', '地址填错了', '暂时不需要了'],
  late: ['收到有破损', '与描述有出入', '口味不合适', '尺寸不合适'],
};

/** Where a distributor shares today, by their mix of platforms. */
export function channelOf(random: Random, distributor: DemoDistributor): DemoChannel {
  return pickWeighted(
    random,
    ['wechat', 'douyin', 'h5'] as const,
    (channel) => distributor.platforms[channel],
  );
}

/** How a buyer on a channel pays. */
export function paymentOf(random: Random, channel: DemoChannel): PlannedPayment {
  if (channel === 'douyin') return 'douyinPay';
  return channel === 'h5' && random() < 0.6 ? 'alipay' : 'wechatPay';
}

/** What somebody looks at: any product of the shop. */
export function anyProduct(random: Random): string {
  return pick(random, DEMO_PRODUCTS).slug;
}
