import { useCallback } from 'react';
import type { Surface } from '@/platform/contract';
import { drawAxes, paletteColor } from './axes';
import { Chart } from './chart';

export interface BarChartProps {
  id: string;
  labels: readonly string[];
  values: readonly number[];
  format?: (value: number) => string;
  summary: string;
  height?: number;
}

export function BarChart({ id, labels, values, format, summary, height = 360 }: BarChartProps) {
  const draw = useCallback(
    (surface: Surface) => {
      const { ctx } = surface;
      const frame = drawAxes(surface, { labels, format, top: Math.max(0, ...values) });
      const width = Math.min(28, (frame.width / Math.max(values.length, 1)) * 0.56);
      ctx.fillStyle = paletteColor(0);
      values.forEach((value, index) => {
        const x = frame.x(index) - width / 2;
        const y = frame.y(value);
        const radius = Math.min(4, width / 2, frame.y(0) - y);
        ctx.beginPath();
        ctx.moveTo(x, frame.y(0));
        ctx.lineTo(x, y + radius);
        ctx.arcTo(x, y, x + radius, y, radius);
        ctx.lineTo(x + width - radius, y);
        ctx.arcTo(x + width, y, x + width, y + radius, radius);
        ctx.lineTo(x + width, frame.y(0));
        ctx.fill();
      });
    },
    [labels, values, format],
  );
  return <Chart id={id} height={height} summary={summary} draw={draw} />;
}
