import type { DemoBanner } from './types.js';

/** Heads of the topic pages, drawn as banners. */
export const DEMO_COVERS: readonly DemoBanner[] = [
  {
    slug: 'tea-season',
    headline: '一盏茶 四时春',
    subline: '茗茶与茶器的当季小集',
    action: '茶季专题',
    target: { kind: 'topic', topic: 'tea-season' },
  },
  {
    slug: 'gift-guide',
    headline: '送礼 送到心上',
    subline: '按送给谁来挑 附手写贺卡',
    action: '送礼指南',
    target: { kind: 'topic', topic: 'gift-guide' },
  },
  {
    slug: 'lamplight',
    headline: '灯下 自己的时间',
    subline: '烛火 纸灯与一本空白的本子',
    action: '灯下小物',
    target: { kind: 'topic', topic: 'lamplight' },
  },
];

/** A picture with words in a pattern of pictures. */
export interface DemoTile {
  slug: string;
  shape: 'square' | 'strip';
  headline: string;
  subline: string;
  palette: readonly [category: string, mood: 0 | 1 | 2];
  /** The large one first. */
  cast: readonly [string, string];
}

export const DEMO_TILES: readonly DemoTile[] = [
  {
    slug: 'tea',
    shape: 'square',
    headline: '茶季专题',
    subline: '守时的茶，顺手的器',
    palette: ['tea', 1],
    cast: ['🫖', '🍵'],
  },
  {
    slug: 'gift',
    shape: 'strip',
    headline: '送礼指南',
    subline: '按送给谁来挑',
    palette: ['gift', 0],
    cast: ['🎁', '🏮'],
  },
  {
    slug: 'lamp',
    shape: 'strip',
    headline: '灯下小物',
    subline: '自己的时间',
    palette: ['home', 1],
    cast: ['🕯️', '📔'],
  },
  {
    slug: 'for-elders',
    shape: 'square',
    headline: '给长辈',
    subline: '温和、体面、用得久',
    palette: ['tea', 0],
    cast: ['🫖', '🍯'],
  },
  {
    slug: 'for-love',
    shape: 'square',
    headline: '给爱人',
    subline: '花与香，一封信',
    palette: ['beauty', 1],
    cast: ['💐', '💄'],
  },
  {
    slug: 'for-kids',
    shape: 'square',
    headline: '给孩子',
    subline: '陪他慢慢长大',
    palette: ['kids', 0],
    cast: ['🧸', '🧩'],
  },
  {
    slug: 'for-friends',
    shape: 'square',
    headline: '给朋友',
    subline: '不贵重，刚刚好',
    palette: ['snack', 1],
    cast: ['🍪', '🥜'],
  },
];
