import { useCallback } from 'react';
import type { Surface } from '@/platform/contract';
import { drawAxes, paletteColor, type Frame } from './axes';
import { Chart } from './chart';

export interface LineChartProps {
  id: string;
  labels: readonly string[];
  series: readonly { name: string; values: readonly number[] }[];
  format?: (value: number) => string;
  summary: string;
  height?: number;
}

function drawLine(
  ctx: CanvasRenderingContext2D,
  values: readonly number[],
  { frame, color, filled }: { frame: Frame; color: string; filled: boolean },
): void {
  ctx.beginPath();
  values.forEach((value, index) => {
    if (index === 0) ctx.moveTo(frame.x(0), frame.y(value));
    else ctx.lineTo(frame.x(index), frame.y(value));
  });
  ctx.strokeStyle = color;
  ctx.lineWidth = 2;
  ctx.lineJoin = 'round';
  ctx.stroke();
  if (filled && values.length > 1) {
    ctx.lineTo(frame.x(values.length - 1), frame.y(0));
    ctx.lineTo(frame.x(0), frame.y(0));
    ctx.closePath();
    ctx.globalAlpha = 0.1;
    ctx.fillStyle = color;
    ctx.fill();
    ctx.globalAlpha = 1;
  }
  values.forEach((value, index) => {
    if (values.length > 14 && index !== values.length - 1) return;
    ctx.beginPath();
    ctx.arc(frame.x(index), frame.y(value), 3, 0, Math.PI * 2);
    ctx.fillStyle = color;
    ctx.fill();
  });
}

export function LineChart({ id, labels, series, format, summary, height = 360 }: LineChartProps) {
  const draw = useCallback(
    (surface: Surface) => {
      const frame = drawAxes(surface, {
        labels,
        format,
        top: Math.max(0, ...series.flatMap((one) => one.values)),
      });
      series.forEach((one, index) =>
        drawLine(surface.ctx, one.values, { frame, color: paletteColor(index), filled: series.length === 1 }),
      );
    },
    [labels, series, format],
  );
  return <Chart id={id} height={height} summary={summary} draw={draw} />;
}
