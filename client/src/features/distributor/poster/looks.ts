import type { PosterTemplate, PosterTone } from '@yimai/shared/domain/share/poster';

/** What a person calls the templates, and what each is good at. */
export const TEMPLATE_WORDS: Record<PosterTemplate, { name: string; hint: string }> = {
  card: { name: '好物卡', hint: '信息最全，群里一眼看清' },
  spread: { name: '画报', hint: '大图配标题，适合好看的商品' },
  letter: { name: '手札', hint: '用毛笔写下您的话' },
  ticket: { name: '票根', hint: '突出价格和优惠' },
  blank: { name: '留白', hint: '安静，适合送礼与器物' },
  night: { name: '夜月', hint: '深色，适合晚间分享' },
};

/** Ground, accent and paper of each tone, for the swatches; the server paints with the whole palette. */
export const TONE_WORDS: Record<PosterTone, { name: string; ground: string; deep: string; accent: string }> =
  {
    cinnabar: { name: '朱砂', ground: '#e07a55', deep: '#b02c22', accent: '#c2301c' },
    jade: { name: '青玉', ground: '#6ea68b', deep: '#1b5243', accent: '#1f6a52' },
    indigo: { name: '靛青', ground: '#7797c0', deep: '#1d2f52', accent: '#2c4f7c' },
    plum: { name: '梅紫', ground: '#b9708c', deep: '#55213f', accent: '#8a3460' },
    wheat: { name: '麦金', ground: '#e6c582', deep: '#9a6a1c', accent: '#96610f' },
    peach: { name: '桃粉', ground: '#fdf1e2', deep: '#f3c3b5', accent: '#cf4238' },
    rice: { name: '米白', ground: '#f1e7d4', deep: '#faf5ea', accent: '#b3321f' },
    ink: { name: '墨色', ground: '#363c4a', deep: '#14161c', accent: '#a9732a' },
  };
