import { useCallback, useRef } from 'react';
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { cssColor } from '@/platform/canvas';
import type { Surface } from '@/platform/contract';
import { drawAxes, paletteColor, type Frame } from './axes';
import { Chart } from './chart';

export interface TrendChartProps {
  id: string;
  labels: readonly string[];
  values: readonly number[];
  kind: 'bar' | 'line';
  /** The inspected day; null for none. */
  selected: number | null;
  onSelect: (index: number) => void;
  /** Pass a stable function: a new one draws anew. */
  format?: (value: number) => string;
  summary: string;
  height?: number;
}

interface Series {
  values: readonly number[];
  frame: Frame;
  selected: number | null;
}

function drawBars(ctx: CanvasRenderingContext2D, { values, frame, selected }: Series): void {
  const width = Math.min(28, (frame.width / Math.max(values.length, 1)) * 0.6);
  const floor = frame.y(0);
  ctx.fillStyle = paletteColor(0);
  values.forEach((value, index) => {
    const left = frame.x(index) - width / 2;
    const top = frame.y(value);
    const radius = Math.max(0, Math.min(4, width / 2, floor - top));
    ctx.globalAlpha = selected === null || selected === index ? 1 : 0.38;
    ctx.beginPath();
    ctx.moveTo(left, floor);
    ctx.lineTo(left, top + radius);
    ctx.arcTo(left, top, left + radius, top, radius);
    ctx.lineTo(left + width - radius, top);
    ctx.arcTo(left + width, top, left + width, top + radius, radius);
    ctx.lineTo(left + width, floor);
    ctx.fill();
  });
  ctx.globalAlpha = 1;
}

function drawArea(ctx: CanvasRenderingContext2D, { values, frame }: Series): void {
  const floor = frame.y(0);
  ctx.beginPath();
  values.forEach((value, index) => {
    if (index === 0) ctx.moveTo(frame.x(0), frame.y(value));
    else ctx.lineTo(frame.x(index), frame.y(value));
  });
  ctx.strokeStyle = paletteColor(0);
  ctx.lineWidth = 2;
  ctx.lineJoin = 'round';
  ctx.stroke();
  if (values.length < 2) return;
  ctx.lineTo(frame.x(values.length - 1), floor);
  ctx.lineTo(frame.x(0), floor);
  ctx.closePath();
  ctx.globalAlpha = 0.1;
  ctx.fillStyle = paletteColor(0);
  ctx.fill();
  ctx.globalAlpha = 1;
}

function drawCursor(ctx: CanvasRenderingContext2D, { values, frame, selected }: Series): void {
  if (selected === null) return;
  const x = frame.x(selected);
  const y = frame.y(values[selected] ?? 0);
  ctx.strokeStyle = cssColor('--c-ink-3');
  ctx.lineWidth = 1;
  ctx.setLineDash([3, 3]);
  ctx.beginPath();
  ctx.moveTo(x, frame.top);
  ctx.lineTo(x, frame.y(0));
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.arc(x, y, 5, 0, Math.PI * 2);
  ctx.fillStyle = paletteColor(0);
  ctx.fill();
  ctx.strokeStyle = cssColor('--c-surface');
  ctx.lineWidth = 2;
  ctx.stroke();
}

/** The part of a touch or mouse event that both kinds of runtime have. */
interface Pointed {
  touches?: readonly { clientX: number }[];
  clientX?: number;
}

function leftOf(id: string): Promise<number> {
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect((rect) => resolve((Array.isArray(rect) ? rect[0]?.left : rect?.left) ?? 0))
      .exec();
  });
}

/** One series over days; a finger or a mouse moves along it and `selected` says where. The caller shows the numbers. */
export function TrendChart(props: TrendChartProps) {
  const { id, labels, values, kind, selected, onSelect, format, summary, height = 400 } = props;
  const frame = useRef<Frame | null>(null);
  const left = useRef<number | null>(null);
  const boxId = `${id}-box`;
  const draw = useCallback(
    (surface: Surface) => {
      frame.current = drawAxes(surface, { labels, format, top: Math.max(0, ...values) });
      const series = { values, frame: frame.current, selected };
      if (kind === 'bar') drawBars(surface.ctx, series);
      else {
        drawArea(surface.ctx, series);
        drawCursor(surface.ctx, series);
      }
    },
    [labels, values, format, kind, selected],
  );
  const point = async (event: Pointed): Promise<void> => {
    const clientX = event.touches?.[0]?.clientX ?? event.clientX;
    left.current ??= await leftOf(boxId);
    const at = frame.current;
    if (clientX === undefined || !at || values.length === 0) return;
    const index = Math.floor(((clientX - left.current - at.left) / at.width) * values.length);
    const next = Math.min(values.length - 1, Math.max(0, index));
    if (next !== selected) onSelect(next);
  };
  const begin = (event: unknown): void => {
    left.current = null; // the page may have been scrolled or resized since
    void point(event as Pointed);
  };
  const move = (event: unknown): void => void point(event as Pointed);
  const pointers = {
    onTouchStart: begin,
    onTouchMove: move,
    onMouseEnter: begin,
    onMouseMove: move,
  } as object;
  return (
    <View id={boxId} {...pointers}>
      <Chart id={id} height={height} summary={summary} draw={draw} />
    </View>
  );
}
