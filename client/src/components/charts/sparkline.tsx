import { useCallback } from 'react';
import type { Surface } from '@/platform/contract';
import { paletteColor } from './axes';
import { Chart } from './chart';

export interface SparklineProps {
  id: string;
  values: readonly number[];
  summary: string;
  height?: number;
}

/** The shape of a development, without axes, beside a number. */
export function Sparkline({ id, values, summary, height = 88 }: SparklineProps) {
  const draw = useCallback(
    ({ ctx, width, height: tall }: Surface) => {
      const low = Math.min(...values);
      const span = Math.max(...values) - low || 1;
      const x = (index: number): number => 4 + ((width - 8) * index) / Math.max(values.length - 1, 1);
      const y = (value: number): number => 4 + (tall - 8) * (1 - (value - low) / span);
      ctx.clearRect(0, 0, width, tall);
      ctx.beginPath();
      values.forEach((value, index) =>
        index === 0 ? ctx.moveTo(x(0), y(value)) : ctx.lineTo(x(index), y(value)),
      );
      ctx.strokeStyle = paletteColor(0);
      ctx.lineWidth = 2;
      ctx.lineJoin = 'round';
      ctx.stroke();
      const last = values.length - 1;
      ctx.beginPath();
      ctx.arc(x(last), y(values[last] ?? 0), 3, 0, Math.PI * 2);
      ctx.fillStyle = paletteColor(0);
      ctx.fill();
    },
    [values],
  );
  return <Chart id={id} height={height} summary={summary} draw={draw} />;
}
