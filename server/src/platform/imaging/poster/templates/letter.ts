import { drawClipped, drawText, fillRounded } from '../../draw.js';
import { font, type Context2D } from '../../fonts.js';
import { ellipsize, printable } from '../../text.js';
import { drawCode, drawGround, drawLines, drawPrice, drawSeal } from '../parts.js';
import { INVITES, POSTER_WIDTH, SMALL_PRINT, type Scene } from '../scene.js';

/** Sizes of the brush, the largest first: few words are written large. */
const BRUSHES = [96, 80, 66, 58] as const;
/** The frame that is written in. */
const PAPER = { left: 52, right: 698, top: 164, bottom: 828 };
/** Width of a column and height of a cell, in sizes of the brush. */
const WIDE = 1.36;
const HIGH = 1.06;
const MOST_COLUMNS = 7;

interface Writing {
  /** Size of the brush. */
  px: number;
  columns: string[][];
}
/** Not written at the head of a column. */
const CLOSING = new Set([...'，。、；：！？）》」』】”’…']);

/** A letter on ruled paper: one's own words with the brush, from right to left, and what they are about beside them. */
export function drawLetter(scene: Scene): void {
  const { context, palette, request } = scene;
  drawGround(scene);
  drawFrame(scene);
  drawText(context, request.shopName, {
    x: 86,
    y: 134,
    font: font('display', 32),
    color: palette.onBackgroundMuted,
  });
  const writing = write(request.copy ?? request.subtitle ?? request.title);
  drawColumns(scene, writing);
  drawSignature(scene, columnAt(writing, writing.columns.length) + 6);
  drawSubject(scene);
}

/** The largest brush with which words and signature fit, one that need not break a phrase where there is one. */
function write(text: string): Writing {
  const phrases = phrasesOf(text);
  const fitting = BRUSHES.map((px) => ({ px, ...columnsOf(phrases, rowsOf(px)) })).filter(
    ({ px, columns }) => columns.length <= Math.floor((PAPER.right - PAPER.left - 70) / (px * WIDE)),
  );
  const best = fitting.find(({ isBroken }) => !isBroken) ?? fitting[0];
  if (best) return best;
  const px = Math.min(...BRUSHES);
  return { px, columns: columnsOf(phrases, rowsOf(px)).columns.slice(0, MOST_COLUMNS) };
}

const rowsOf = (px: number): number => Math.floor((PAPER.bottom - PAPER.top - 40) / (px * HIGH));

/** Each ends with its punctuation. */
function phrasesOf(text: string): string[][] {
  const phrases: string[][] = [];
  let isOver = true;
  for (const letter of printable(text)) {
    const isMark = CLOSING.has(letter);
    if (isOver && !isMark) phrases.push([]);
    (phrases.at(-1) ?? (phrases[0] = [])).push(letter);
    isOver = isMark;
  }
  return phrases;
}

/** A column for a phrase, or equal columns for one that is longer than a column. A mark at the end may hang over. */
function columnsOf(phrases: readonly string[][], rows: number): { columns: string[][]; isBroken: boolean } {
  const columns: string[][] = [];
  let isBroken = false;
  for (const phrase of phrases) {
    const length = phrase.filter((letter) => !CLOSING.has(letter)).length;
    const parts = Math.max(1, Math.ceil(length / rows));
    const size = Math.ceil(length / parts);
    isBroken ||= parts > 1;
    for (let part = 0; part < parts; part += 1)
      columns.push(phrase.slice(part * size, part === parts - 1 ? undefined : (part + 1) * size));
  }
  return { columns, isBroken };
}

/** The middle of the n-th column from the right. */
function columnAt({ px }: Writing, index: number): number {
  return PAPER.right - 10 - (index + 0.5) * px * WIDE;
}

/** Punctuation leans into the upper right of its cell, as in vertical writing. */
function drawColumns({ context, palette }: Scene, writing: Writing): void {
  const { px, columns } = writing;
  columns.forEach((letters, index) => {
    const x = columnAt(writing, index);
    drawRule(context, palette, x - (px * WIDE) / 2);
    letters.forEach((letter, row) => {
      const isMark = CLOSING.has(letter);
      drawText(context, letter, {
        x: x + (isMark ? px * 0.34 : 0),
        y: PAPER.top + px * (1.02 + row * HIGH - (isMark ? 0.4 : 0)),
        font: font('brush', px),
        color: palette.onBackground,
        align: 'center',
      });
    });
  });
}

function drawRule(context: Context2D, palette: Scene['palette'], x: number): void {
  context.globalAlpha = 0.26;
  context.fillStyle = palette.accent;
  context.fillRect(x, PAPER.top, 1, PAPER.bottom - PAPER.top);
  context.globalAlpha = 1;
}

/** A double border, and the rules above and below what is written. */
function drawFrame({ context, palette }: Scene): void {
  context.strokeStyle = palette.accent;
  context.globalAlpha = 0.55;
  context.lineWidth = 3;
  context.strokeRect(44, 60, POSTER_WIDTH - 88, 1214);
  context.lineWidth = 1;
  context.strokeRect(PAPER.left, 68, PAPER.right - PAPER.left, 1198);
  context.globalAlpha = 0.26;
  context.beginPath();
  for (const y of [PAPER.top, PAPER.bottom]) {
    context.moveTo(PAPER.left, y);
    context.lineTo(PAPER.right, y);
  }
  context.stroke();
  context.globalAlpha = 1;
}

/** The name in small letters at the foot of the column after the last, and the seal below it. */
function drawSignature({ context, palette, request }: Scene, x: number): void {
  const letters = [...printable(request.distributorName)].slice(0, 5);
  const px = 36;
  const top = 720 - letters.length * 42;
  letters.forEach((letter, row) =>
    drawText(context, letter, {
      x,
      y: top + row * 42,
      font: font('brush', px),
      color: palette.onBackground,
      align: 'center',
    }),
  );
  drawSeal(context, request.shopName, { x: x - 32, y: 716, size: 64 });
}

function drawSubject(scene: Scene): void {
  const { context, palette, request, picture } = scene;
  const photo = { x: 86, y: 862, width: 268, height: 268 };
  fillRounded(
    context,
    { x: photo.x - 10, y: photo.y - 10, width: 288, height: 288 },
    { radius: 8, fill: '#ffffff', shadow: 'rgba(70,44,16,0.22)', blur: 24, drop: 10 },
  );
  drawClipped(context, picture, { box: photo, radius: 4 });
  const ink = palette.onBackground;
  const muted = palette.onBackgroundMuted;
  const y = drawLines(context, request.title, {
    at: { x: 390, y: 896 },
    style: { face: 'bold', px: 31, color: ink, maxWidth: 280, maxLines: 2, leading: 44 },
  });
  if (request.kind === 'product')
    drawPrice(scene, { x: 390, y: y + 24, style: { px: 48, color: palette.accent, muted } });
  else
    drawLines(context, INVITES[request.kind], {
      at: { x: 390, y: y + 6 },
      style: { face: 'regular', px: 25, color: muted, maxWidth: 280, maxLines: 2 },
    });
  drawCode(scene, { x: 506, y: 1046, size: 164 });
  context.font = font('regular', 22);
  drawText(context, ellipsize(context, request.codeHint, 200), {
    x: 588,
    y: 1250,
    font: font('medium', 22),
    color: ink,
    align: 'center',
  });
  drawText(context, SMALL_PRINT[request.kind], { x: 86, y: 1190, font: font('regular', 20), color: muted });
  drawText(context, `来自 ${request.shopName} 的分享`, {
    x: 86,
    y: 1224,
    font: font('regular', 22),
    color: muted,
  });
}
