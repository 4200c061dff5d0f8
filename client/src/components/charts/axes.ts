import { cssColor } from '@/platform/canvas';
import type { Surface } from '@/platform/contract';
import { axisText, niceCeiling, ticks } from './scale';

export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
  /** Value to y. */
  y(value: number): number;
  /** Middle of the n-th of the labels. */
  x(index: number): number;
}

const LINES = 4;

/** Grid, numbers at the left, labels below (as many as fit); returns where to draw. */
export function drawAxes(
  { ctx, width, height }: Surface,
  options: { labels: readonly string[]; top: number; format?: (value: number) => string },
): Frame {
  const { labels, format = axisText } = options;
  const top = niceCeiling(options.top);
  ctx.clearRect(0, 0, width, height);
  ctx.font = '11px sans-serif';
  const marks = ticks(top, LINES);
  const left = Math.max(...marks.map((mark) => ctx.measureText(format(mark)).width)) + 10;
  const frame = { left, top: 10, width: width - left - 8, height: height - 34 };
  const y = (value: number): number => frame.top + frame.height * (1 - value / top);
  const x = (index: number): number => left + (frame.width * (index + 0.5)) / Math.max(labels.length, 1);
  ctx.textBaseline = 'middle';
  marks.forEach((mark) => {
    ctx.strokeStyle = cssColor('--c-line');
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(left, Math.round(y(mark)) + 0.5);
    ctx.lineTo(width - 8, Math.round(y(mark)) + 0.5);
    ctx.stroke();
    ctx.fillStyle = cssColor('--c-ink-3');
    ctx.textAlign = 'right';
    ctx.fillText(format(mark), left - 8, y(mark));
  });
  const every = Math.ceil((labels.length * 44) / Math.max(frame.width, 1));
  ctx.textAlign = 'center';
  labels.forEach((label, index) => {
    if (index % Math.max(every, 1) === 0) ctx.fillText(label, x(index), height - 10);
  });
  return { ...frame, x, y };
}

export const PALETTE = ['--c-brand', '--c-gold', '--c-jade', '--c-indigo', '--c-amber'] as const;

/** The n-th colour of a chart. */
export const paletteColor = (index: number): string =>
  cssColor(PALETTE[index % PALETTE.length] ?? '--c-brand');
