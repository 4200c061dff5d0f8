import type { PosterTemplate, PosterTone } from '@yimai/shared/domain/share/poster';
import type { Fen } from '@yimai/shared/kernel/money';
import type { Context2D, Drawable } from '../fonts.js';
import type { PosterPalette } from './tones.js';

export const POSTER_WIDTH = 750;
export const POSTER_HEIGHT = 1334;
export const PAGE = { x: 0, y: 0, width: POSTER_WIDTH, height: POSTER_HEIGHT };

export interface PosterRequest {
  kind: 'product' | 'shop' | 'recruit';
  template: PosterTemplate;
  tone: PosterTone;
  /** Any format sharp or a browser knows; cut to the frame. */
  productImage: Buffer;
  /** A picture of one's own instead of the template's ground. */
  background?: Buffer;
  /** Product title, or the headline of a shop or recruiting poster. */
  title: string;
  subtitle?: string;
  /** The distributor's own words; they take the place of the subtitle. */
  copy?: string;
  /** Shown for products only. */
  priceFen: Fen;
  marketPriceFen?: Fen;
  distributorName: string;
  avatar?: Buffer;
  /** QR or mini-program code with its own quiet zone, square. */
  codeImage: Buffer;
  /** 长按识别小程序码 / 抖音扫一扫 / 浏览器扫码. */
  codeHint: string;
  shopName: string;
}

/** What the templates draw with: everything decoded and cleaned. */
export interface Scene {
  context: Context2D;
  palette: PosterPalette;
  request: PosterRequest;
  picture: Drawable;
  background: Drawable | null;
  code: Drawable;
  avatar: Drawable | null;
}

/** One line of who speaks, below the name. */
export const SPEAKS: Readonly<Record<PosterRequest['kind'], string>> = {
  product: '为你挑了一件好物',
  shop: '邀请你逛逛这家店',
  recruit: '邀请你成为推广伙伴',
};

/** Beside the code of a poster that sells nothing. */
export const INVITES: Readonly<Record<'shop' | 'recruit', string>> = {
  shop: '进店看看今天上了什么',
  recruit: '查看规则与佣金说明',
};

/** Small print that a poster of this kind must carry. */
export const SMALL_PRINT: Readonly<Record<PosterRequest['kind'], string>> = {
  product: '价格与库存以页面展示为准',
  shop: '长按或扫码进店',
  recruit: '收益取决于实际成交，不构成任何收入承诺',
};

/** Lawful wording: nothing is paid to join, nothing is promised, commission comes from completed orders only. */
export const RECRUIT_STEPS = [
  ['免费申请', '无需缴费，也无需先购买商品'],
  ['挑选分享', '把自己用过、喜欢的好物告诉朋友'],
  ['成交得佣', '订单完成后按规则结算，逐笔可查'],
] as const;
