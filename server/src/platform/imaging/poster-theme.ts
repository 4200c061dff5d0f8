/** The looks a distributor may choose. */
export type PosterTheme = 'cinnabar' | 'jade' | 'ink' | 'peach';

export interface PosterPalette {
  /** Background from top to bottom. */
  background: readonly [string, string, string];
  /** Circles and arcs on the background. */
  ornament: string;
  onBackground: string;
  onBackgroundMuted: string;
  accent: string;
  accentSoft: string;
  ink: string;
  muted: string;
  line: string;
}

export const POSTER_PALETTES: Readonly<Record<PosterTheme, PosterPalette>> = {
  cinnabar: {
    background: ['#b8322a', '#cf4a38', '#e9845f'],
    ornament: 'rgba(255,226,190,0.16)',
    onBackground: '#fff6ea',
    onBackgroundMuted: 'rgba(255,240,222,0.82)',
    accent: '#c8372d',
    accentSoft: '#fdeee7',
    ink: '#2a211d',
    muted: '#8c7f77',
    line: '#eadfd6',
  },
  jade: {
    background: ['#1f5a4a', '#2f7660', '#7fb39a'],
    ornament: 'rgba(226,246,228,0.14)',
    onBackground: '#f3fbf3',
    onBackgroundMuted: 'rgba(230,246,234,0.82)',
    accent: '#c4452f',
    accentSoft: '#e9f4ec',
    ink: '#1e2a25',
    muted: '#7b8a82',
    line: '#dbe6de',
  },
  ink: {
    background: ['#171a21', '#232833', '#3d4454'],
    ornament: 'rgba(233,203,150,0.13)',
    onBackground: '#f4e4c4',
    onBackgroundMuted: 'rgba(240,226,200,0.74)',
    accent: '#b2782a',
    accentSoft: '#f8f0e1',
    ink: '#20232b',
    muted: '#83848c',
    line: '#e6e2da',
  },
  peach: {
    background: ['#f5c9bd', '#f8dccb', '#fdf1e2'],
    ornament: 'rgba(255,255,255,0.38)',
    onBackground: '#6b2f2a',
    onBackgroundMuted: 'rgba(107,47,42,0.74)',
    accent: '#d8483f',
    accentSoft: '#fdebe6',
    ink: '#33231f',
    muted: '#948078',
    line: '#f0dfd5',
  },
};
