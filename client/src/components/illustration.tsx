import { View } from '@tarojs/components';
import { designPx } from '@/platform/length';

/** Line drawings in ink with one touch of vermilion. */
const DRAWINGS = {
  basket:
    "<path d='M34 62h92l-8 50a8 8 0 0 1-8 7H50a8 8 0 0 1-8-7z'/><path d='M58 62 72 34M102 62 88 34M62 78v24M80 78v24M98 78v24'/><path d='M112 36c9-10 18-8 22-2-8 6-16 7-22 2zm0 0-6 9' stroke='#c2301c'/>",
  paper:
    "<path d='M48 26h50l18 18v78H48z'/><path d='M98 26v18h18M62 62h40M62 78h40M62 94h22'/><path d='M98 96h20v20H98zM103 106h4c2 0 1-4 3-4s1 7 3 7' stroke='#c2301c'/>",
  search:
    "<circle cx='72' cy='68' r='32'/><path d='m96 92 26 26M56 70h8c4 0 3-9 7-9 5 0 2 18 7 18 3 0 3-9 8-9' /><path d='M120 34v12M114 40h12' stroke='#c2301c'/>",
  coupon:
    "<path d='M30 50h100v18a12 12 0 0 0 0 24v18H30V92a12 12 0 0 0 0-24z'/><path d='M98 56v8M98 72v8M98 88v8'/><path d='M52 72h28M52 88h18' stroke='#c2301c'/>",
  box: "<path d='m32 56 48-22 48 22v50l-48 22-48-22z'/><path d='m32 56 48 22 48-22M80 78v50'/><path d='m56 45 48 22v16' stroke='#c2301c'/>",
  people:
    "<circle cx='62' cy='58' r='16'/><path d='M30 116c2-22 14-32 32-32s30 10 32 32zM98 46a14 14 0 0 1 0 27M108 86c12 4 20 14 22 30'/><path d='M112 32c6-6 14-4 16 2-6 4-12 4-16-2z' stroke='#c2301c'/>",
  cloud:
    "<path d='M50 104a22 22 0 0 1-2-44 30 30 0 0 1 58-2 24 24 0 0 1 6 46z'/><path d='m70 74 20 20m0-20-20 20' stroke='#c2301c'/>",
  lock: "<path d='M46 70h68v50H46zM60 70V54a20 20 0 0 1 40 0v16'/><path d='M70 94h5c4 0 3-7 6-7 4 0 2 14 6 14' stroke='#c2301c'/>",
} as const;

export type IllustrationName = keyof typeof DRAWINGS;

/** Ink that reads on both papers: the drawing is an image and does not know the theme. */
const INK = '#8d8072';
const uris = new Map<string, string>();

export function Illustration({ name, size }: { name: IllustrationName; size?: number }) {
  return <Drawing paths={DRAWINGS[name]} size={size} />;
}

/** Strokes on a ground line at 132 of a 160 grid, for drawings that only one page shows. */
export function Drawing({ paths, size = 280 }: { paths: string; size?: number }) {
  let uri = uris.get(paths);
  if (!uri) {
    const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 160 160' fill='none' stroke='${INK}' stroke-width='2.4' stroke-linecap='round' stroke-linejoin='round'><path d='M20 132h120' stroke-opacity='.35'/><circle cx='80' cy='78' r='66' fill='${INK}' fill-opacity='.08' stroke='none'/>${paths}</svg>`;
    uri = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
    uris.set(paths, uri);
  }
  const side = designPx(size);
  return (
    <View
      style={{ width: side, height: side, background: `${uri} center / contain no-repeat` }}
      {...({ 'aria-hidden': true } as object)}
    />
  );
}
