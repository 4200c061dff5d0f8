import { readFileSync } from 'node:fs';
import path from 'node:path';

const source = (file: string): string => readFileSync(path.join(__dirname, '../../client/src', file), 'utf8');
type Theme = Record<string, string>;

/** The custom properties of one theme, by name without the dashes: `{ 'c-ink': '#211c18' }`. */
function themeOf(css: string): Theme {
  return Object.fromEntries(
    [...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
}

const THEMES: Record<string, Theme> = {
  light: themeOf(source('styles/tokens.scss')),
  dark: themeOf(source('styles/_dark.scss')),
};

type Rgb = readonly [number, number, number];

function channels(value: string): { rgb: Rgb; alpha: number } {
  const hex = /^#([0-9a-f]{6})$/i.exec(value)?.[1];
  if (hex) {
    const at = (i: number): number => parseInt(hex.slice(i, i + 2), 16);
    return { rgb: [at(0), at(2), at(4)], alpha: 1 };
  }
  const [r = 0, g = 0, b = 0, alpha = 1] = [...value.matchAll(/[\d.]+/g)].map(Number);
  return { rgb: [r, g, b], alpha };
}

/** Relative luminance of WCAG 2.1. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((eight) => {
    const c = eight / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** What is seen of a ground that lets a little of what lies under it through. */
function over(ground: string, under: Rgb): Rgb {
  const { rgb, alpha } = channels(ground);
  return rgb.map((c, i) => c * alpha + (under[i] ?? 0) * (1 - alpha)) as unknown as Rgb;
}

const WHITE: Rgb = [255, 255, 255];
/** `-soft` ones: the festive and the fresh page. */
const GROUNDS = ['paper', 'surface', 'raised', 'sunken', 'brand-soft', 'jade-soft'];

/** Which text stands on which ground: 4.5 for text (AA), 7 for the text one reads, 3 for marks and outlines of controls. */
const PAIRS: { text: string; on: string[]; least: number }[] = [
  { text: 'ink', on: GROUNDS, least: 7 },
  { text: 'ink-2', on: GROUNDS, least: 4.5 },
  { text: 'ink-3', on: GROUNDS, least: 4.5 },
  { text: 'brand', on: ['paper', 'surface', 'raised', 'brand-soft', 'jade-soft'], least: 4.5 },
  { text: 'on-brand', on: ['brand-solid', 'brand-deep'], least: 4.5 },
  { text: 'gold', on: ['paper', 'surface', 'gold-soft'], least: 4.5 },
  { text: 'gold-bright', on: ['night', 'night-2'], least: 4.5 },
  { text: 'on-gold', on: ['gold-solid'], least: 4.5 },
  { text: 'on-night', on: ['night', 'night-2'], least: 7 },
  { text: 'jade', on: ['paper', 'surface', 'jade-soft'], least: 4.5 },
  { text: 'amber', on: ['paper', 'surface', 'amber-soft'], least: 4.5 },
  { text: 'indigo', on: ['paper', 'surface', 'indigo-soft'], least: 4.5 },
  { text: 'on-overlay', on: ['overlay', 'toast'], least: 4.5 },
  { text: 'control', on: ['paper', 'surface'], least: 3 },
  { text: 'star', on: ['paper', 'surface'], least: 3 },
];

const everyPair = Object.keys(THEMES).flatMap((theme) =>
  PAIRS.flatMap(({ text, on, least }) => on.map((ground) => ({ theme, text, ground, least }))),
);

describe('colours', () => {
  it('are the same names in both themes', () => {
    expect(Object.keys(THEMES.dark ?? {}).sort()).toEqual(Object.keys(THEMES.light ?? {}).sort());
  });

  it.each(everyPair)(
    '$text on $ground reads in the $theme theme ($least)',
    ({ theme, text, ground, least }) => {
      const tokens = THEMES[theme] ?? {};
      const value = (name: string): string => tokens[`c-${name}`] ?? '';
      // A picture under an overlay may be white.
      expect(contrast(channels(value(text)).rgb, over(value(ground), WHITE))).toBeGreaterThanOrEqual(least);
    },
  );

  it('tells a pair that does not read', () => {
    expect(contrast(channels('#777777').rgb, WHITE)).toBeCloseTo(4.48, 2);
    expect(over('rgba(0, 0, 0, 0.5)', WHITE)).toEqual([127.5, 127.5, 127.5]);
  });
});

describe('places that cannot read a CSS variable repeat the tokens', () => {
  const light = (name: string): string => THEMES.light?.[`c-${name}`] ?? '';
  const dark = (name: string): string => THEMES.dark?.[`c-${name}`] ?? '';

  it('the bars of WeChat', () => {
    const theme = JSON.parse(source('theme.json')) as Record<'light' | 'dark', Record<string, string>>;
    expect(theme.light).toMatchObject({
      paper: light('paper'),
      surface: light('surface'),
      brand: light('brand'),
    });
    expect(theme.dark).toMatchObject({
      paper: dark('paper'),
      surface: dark('surface'),
      brand: dark('brand'),
    });
    expect([theme.light.tabText, theme.dark.tabText]).toEqual([light('ink-3'), dark('ink-3')]);
  });

  it('canvases of mini-programs', () => {
    const repeated = [
      ...source('platform/canvas-mini.ts').matchAll(/'--c-([\w-]+)': \['(#\w+)', '(#\w+)'\]/g),
    ];
    expect(repeated.length).toBeGreaterThan(5);
    for (const [, name = '', inLight, inDark] of repeated)
      expect([name, inLight, inDark]).toEqual([name, light(name), dark(name)]);
  });

  it.each(['app.config.ts', 'index.html'])('%s', (file) => {
    const colours = [...source(file).matchAll(/#[0-9a-f]{6}\b/gi)].map(([colour]) => colour);
    const known = new Set([...Object.values(THEMES.light ?? {}), ...Object.values(THEMES.dark ?? {})]);
    expect(colours.filter((colour) => !known.has(colour))).toEqual([]);
    expect(colours.length).toBeGreaterThan(3);
  });
});
