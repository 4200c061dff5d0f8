import type { PosterTone } from '@yimai/shared/domain/share/poster';

export interface PosterPalette {
  /** Background from top to bottom. */
  background: readonly [string, string, string];
  /** Circles, arcs and hairlines on the background. */
  ornament: string;
  onBackground: string;
  onBackgroundMuted: string;
  /** Laid over a picture of one's own, so that words stay readable: solid below, light above. */
  veil: readonly [string, string];
  /** On white and on paper. */
  accent: string;
  accentSoft: string;
  ink: string;
  muted: string;
  line: string;
}

const LIGHT_INK = { ink: '#2a211d', muted: '#85786f', line: '#eadfd6' } as const;

export const POSTER_PALETTES: Readonly<Record<PosterTone, PosterPalette>> = {
  cinnabar: {
    background: ['#b02c22', '#c94330', '#e07a55'],
    ornament: 'rgba(255,226,190,0.16)',
    onBackground: '#fff6ea',
    onBackgroundMuted: 'rgba(255,240,222,0.84)',
    veil: ['rgba(120,24,14,0.62)', 'rgba(120,24,14,0.2)'],
    accent: '#c2301c',
    accentSoft: '#fdeee7',
    ...LIGHT_INK,
  },
  jade: {
    background: ['#1b5243', '#2b6f59', '#6ea68b'],
    ornament: 'rgba(226,246,228,0.14)',
    onBackground: '#f3fbf3',
    onBackgroundMuted: 'rgba(230,246,234,0.84)',
    veil: ['rgba(12,50,38,0.66)', 'rgba(12,50,38,0.2)'],
    accent: '#1f6a52',
    accentSoft: '#e6f2ec',
    ink: '#1e2a25',
    muted: '#71807a',
    line: '#dbe6de',
  },
  indigo: {
    background: ['#1d2f52', '#2c4a78', '#7797c0'],
    ornament: 'rgba(220,232,250,0.15)',
    onBackground: '#f2f6fc',
    onBackgroundMuted: 'rgba(222,232,248,0.84)',
    veil: ['rgba(14,28,56,0.66)', 'rgba(14,28,56,0.2)'],
    accent: '#2c4f7c',
    accentSoft: '#e7eef7',
    ink: '#1d2530',
    muted: '#74808f',
    line: '#dde4ec',
  },
  plum: {
    background: ['#55213f', '#7a3459', '#b9708c'],
    ornament: 'rgba(252,226,238,0.15)',
    onBackground: '#fff3f7',
    onBackgroundMuted: 'rgba(252,228,238,0.84)',
    veil: ['rgba(58,16,40,0.66)', 'rgba(58,16,40,0.2)'],
    accent: '#8a3460',
    accentSoft: '#f8e9f0',
    ink: '#2d1f27',
    muted: '#887681',
    line: '#efdfe7',
  },
  wheat: {
    background: ['#9a6a1c', '#c08b33', '#e6c582'],
    ornament: 'rgba(255,246,222,0.2)',
    onBackground: '#fff9ec',
    onBackgroundMuted: 'rgba(255,246,226,0.9)',
    veil: ['rgba(84,54,8,0.62)', 'rgba(84,54,8,0.18)'],
    accent: '#96610f',
    accentSoft: '#fbf1dc',
    ink: '#2b2417',
    muted: '#84785f',
    line: '#ece1c9',
  },
  peach: {
    background: ['#f3c3b5', '#f8dccb', '#fdf1e2'],
    ornament: 'rgba(255,255,255,0.42)',
    onBackground: '#6b2f2a',
    onBackgroundMuted: 'rgba(107,47,42,0.78)',
    veil: ['rgba(255,240,230,0.8)', 'rgba(255,240,230,0.5)'],
    accent: '#cf4238',
    accentSoft: '#fdebe6',
    ink: '#33231f',
    muted: '#8d7971',
    line: '#f0dfd5',
  },
  rice: {
    background: ['#faf5ea', '#f6efe0', '#f1e7d4'],
    ornament: 'rgba(150,110,60,0.14)',
    onBackground: '#2b241d',
    onBackgroundMuted: 'rgba(60,48,36,0.74)',
    veil: ['rgba(250,245,234,0.84)', 'rgba(250,245,234,0.62)'],
    accent: '#b3321f',
    accentSoft: '#f9e9e0',
    ...LIGHT_INK,
  },
  ink: {
    background: ['#14161c', '#20242e', '#363c4a'],
    ornament: 'rgba(233,203,150,0.15)',
    onBackground: '#f4e4c4',
    onBackgroundMuted: 'rgba(240,226,200,0.78)',
    veil: ['rgba(10,11,16,0.7)', 'rgba(10,11,16,0.3)'],
    accent: '#a9732a',
    accentSoft: '#f8f0e1',
    ink: '#20232b',
    muted: '#7a7b84',
    line: '#e6e2da',
  },
};
