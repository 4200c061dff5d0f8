import { formatYuan, type Fen } from '@yimai/shared/kernel/money';
import { drawClipped, drawContain, drawCover, drawText, fillRounded, verticalGradient } from '../draw.js';
import { font, type Context2D, type FontFace } from '../fonts.js';
import { ellipsize, printable, wrapBalanced, wrapText } from '../text.js';
import { PAGE, POSTER_HEIGHT, POSTER_WIDTH, SPEAKS, type Scene } from './scene.js';

/** Parts that several templates are put together from. All numbers are pixels of the poster. */

/** The ground: the distributor's own picture under a veil, or the tone's gradient. */
export function drawGround({ context, palette, background }: Scene): void {
  if (background) {
    drawCover(context, background, PAGE);
    const [below, above] = palette.veil;
    context.fillStyle = verticalGradient(context, PAGE, [below, above, above, below]);
  } else {
    context.fillStyle = verticalGradient(context, PAGE, palette.background);
  }
  context.fillRect(0, 0, POSTER_WIDTH, POSTER_HEIGHT);
}

/** Rings in a corner and a disc in the other, as light as breath. */
export function drawRings({ context, palette }: Scene): void {
  context.strokeStyle = palette.ornament;
  context.fillStyle = palette.ornament;
  context.lineWidth = 2;
  for (const radius of [120, 190, 270, 360, 460]) {
    context.beginPath();
    context.arc(690, 40, radius, 0, Math.PI * 2);
    context.stroke();
  }
  context.beginPath();
  context.arc(60, 1250, 260, 0, Math.PI * 2);
  context.fill();
}

export interface TextStyle {
  face: FontFace;
  px: number;
  color: string;
  maxWidth: number;
  maxLines: number;
  /** Height of a line; 1.36 of the size by default. */
  leading?: number;
  align?: 'left' | 'center' | 'right';
  /** Lines of about equal length, for headlines. */
  isBalanced?: boolean;
}

/** Lines from the baseline `at.y` on; returns the baseline that the next line would have. */
export function drawLines(
  context: Context2D,
  text: string,
  { at, style }: { at: { x: number; y: number }; style: TextStyle },
): number {
  const { face, px, color, maxWidth, maxLines, align = 'left', leading = Math.round(px * 1.36) } = style;
  context.font = font(face, px);
  const wrap = style.isBalanced ? wrapBalanced : wrapText;
  let y = at.y;
  for (const line of wrap(context, text, { maxWidth, maxLines })) {
    drawText(context, line, { x: at.x, y, font: font(face, px), color, align });
    y += leading;
  }
  return y;
}

/** Avatar, or the first letter of the name, in a ring of the given colour. */
export function drawAvatar(
  { context, palette, request, avatar }: Scene,
  { x, y, size, ring }: { x: number; y: number; size: number; ring: string },
): void {
  const edge = Math.round(size * 0.045);
  fillRounded(
    context,
    { x: x - edge, y: y - edge, width: size + 2 * edge, height: size + 2 * edge },
    { radius: size / 2 + edge, fill: ring },
  );
  const box = { x, y, width: size, height: size };
  if (avatar) return drawClipped(context, avatar, { box, radius: size / 2 });
  fillRounded(context, box, { radius: size / 2, fill: palette.accentSoft });
  const initial = [...printable(request.distributorName)][0] ?? [...request.shopName][0] ?? '';
  const px = Math.round(size * 0.45);
  drawText(context, initial, {
    x: x + size / 2,
    y: y + size / 2 + px * 0.36,
    font: font('bold', px),
    color: palette.accent,
    align: 'center',
  });
}

/** Avatar, name and what one says, on the ground at the top; the shop's name at the right. */
export function drawSpeaker(scene: Scene, top = 44): void {
  const { context, palette, request } = scene;
  drawAvatar(scene, { x: 48, y: top, size: 88, ring: 'rgba(255,255,255,0.85)' });
  context.font = font('bold', 30);
  const name = ellipsize(context, request.distributorName || request.shopName, 340);
  drawText(context, name, { x: 160, y: top + 38, font: font('bold', 30), color: palette.onBackground });
  drawText(context, SPEAKS[request.kind], {
    x: 160,
    y: top + 76,
    font: font('regular', 23),
    color: palette.onBackgroundMuted,
  });
  context.font = font('display', 30);
  drawText(context, ellipsize(context, request.shopName, 180), {
    x: POSTER_WIDTH - 48,
    y: top + 56,
    font: font('display', 30),
    color: palette.onBackground,
    align: 'right',
  });
}

export interface PriceStyle {
  /** Size of the whole part. */
  px: number;
  color: string;
  muted: string;
  align?: 'left' | 'center';
}

/** "¥369" with the fen small and the market price struck out beside it; returns the width. */
export function drawPrice(
  { context, request }: Scene,
  { x, y, style }: { x: number; y: number; style: PriceStyle },
): number {
  const { px, color, muted, align = 'left' } = style;
  const [whole = '', decimals = '00'] = formatYuan(request.priceFen).split('.');
  const small = Math.round(px * 0.55);
  const market = request.marketPriceFen;
  const struck =
    market !== undefined && market > request.priceFen ? `¥${formatYuan(market).replace(/\.00$/, '')}` : '';
  const parts = [
    { text: '¥', px: small, face: 'bold', color, gap: 4 },
    { text: whole, px, face: 'bold', color, gap: 0 },
    { text: decimals === '00' ? '' : `.${decimals}`, px: small, face: 'bold', color, gap: 0 },
    { text: struck, px: Math.round(px * 0.42), face: 'regular', color: muted, gap: 18 },
  ] as const;
  const widthOf = (text: string, face: FontFace, size: number): number => {
    context.font = font(face, size);
    return context.measureText(text).width;
  };
  const total = parts.reduce(
    (sum, part) => sum + (part.text ? widthOf(part.text, part.face, part.px) + part.gap : 0),
    0,
  );
  let left = align === 'center' ? x - total / 2 : x;
  for (const part of parts) {
    if (!part.text) continue;
    if (part.text === struck) left += part.gap;
    const width = drawText(context, part.text, {
      x: left,
      y: part.text === struck ? y - 2 : y,
      font: font(part.face, part.px),
      color: part.color,
    });
    if (part.text === struck) {
      context.fillStyle = muted;
      context.fillRect(left, y - 2 - part.px * 0.34, width, 1.5);
    }
    left += width + (part.text === struck ? 0 : part.gap);
  }
  return total;
}

/** How much less than the market price, as a tag that ends at `right`; nothing where there is nothing to save. */
export function drawSaving({ context, palette, request }: Scene, right: number, y: number): void {
  const market = request.marketPriceFen;
  if (market === undefined || market <= request.priceFen) return;
  const saved = `立省 ¥${formatYuan((market - request.priceFen) as Fen).replace(/\.00$/, '')}`;
  context.font = font('medium', 24);
  const width = context.measureText(saved).width + 36;
  fillRounded(
    context,
    { x: right - width, y: y - 40, width, height: 46 },
    { radius: 23, fill: palette.accentSoft },
  );
  drawText(context, saved, {
    x: right - width / 2,
    y: y - 8,
    font: font('medium', 24),
    color: palette.accent,
    align: 'center',
  });
}

/** The code on its own white ground: scanners need the contrast whatever lies below. */
export function drawCode(
  { context, code }: Scene,
  box: { x: number; y: number; size: number; pad?: number },
): void {
  const { x, y, size, pad = 10 } = box;
  fillRounded(
    context,
    { x: x - pad, y: y - pad, width: size + 2 * pad, height: size + 2 * pad },
    { radius: 18, fill: '#ffffff' },
  );
  drawContain(context, code, { x, y, width: size, height: size });
}

/** A vermilion seal with up to four letters, read from top to bottom and right to left. */
export function drawSeal(
  context: Context2D,
  text: string,
  box: { x: number; y: number; size: number },
): void {
  const letters = [...printable(text).replace(/[^\p{Script=Han}]/gu, '')].slice(0, 4);
  const { x, y, size } = box;
  fillRounded(context, { x, y, width: size, height: size }, { radius: size * 0.1, fill: '#b3321f' });
  context.strokeStyle = 'rgba(255,246,234,0.9)';
  context.lineWidth = Math.max(1.5, size * 0.022);
  const inset = size * 0.08;
  context.strokeRect(x + inset, y + inset, size - 2 * inset, size - 2 * inset);
  const perColumn = letters.length > 2 ? 2 : 1;
  const columns = Math.max(1, Math.ceil(letters.length / perColumn));
  const rows = letters.length === 2 ? 2 : perColumn;
  const px = Math.round(size * (letters.length === 1 ? 0.6 : 0.36));
  letters.forEach((letter, index) => {
    const column = letters.length === 2 ? 0 : Math.floor(index / perColumn);
    const row = letters.length === 2 ? index : index % perColumn;
    const width = letters.length === 2 ? 1 : columns;
    const cellX = x + inset + ((size - 2 * inset) * (width - column - 0.5)) / width;
    const cellY = y + inset + ((size - 2 * inset) * (row + 0.5)) / rows;
    drawText(context, letter, {
      x: cellX,
      y: cellY + px * 0.36,
      font: font('display', px),
      color: '#fff6ea',
      align: 'center',
    });
  });
}

/** The three steps of a recruiting poster in a column; returns the y below them. */
export function drawSteps(
  { context, palette }: Scene,
  steps: readonly (readonly [string, string])[],
  { x, y, ink, muted }: { x: number; y: number; ink: string; muted: string },
): number {
  const step = 66;
  steps.forEach(([name, text], index) => {
    const top = y + index * step;
    fillRounded(context, { x, y: top, width: 44, height: 44 }, { radius: 22, fill: palette.accent });
    drawText(context, String(index + 1), {
      x: x + 22,
      y: top + 31,
      font: font('bold', 24),
      color: '#ffffff',
      align: 'center',
    });
    drawText(context, name, { x: x + 62, y: top + 32, font: font('bold', 27), color: ink });
    drawText(context, text, { x: x + 188, y: top + 32, font: font('regular', 23), color: muted });
  });
  return y + steps.length * step;
}
