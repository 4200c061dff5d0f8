import { useCallback } from 'react';
import { Text, View } from '@tarojs/components';
import { cssColor } from '@/platform/canvas';
import type { Surface } from '@/platform/contract';
import { PALETTE, paletteColor } from './axes';
import { Chart } from './chart';
import styles from './ring-chart.module.scss';

export interface RingChartProps {
  id: string;
  parts: readonly { name: string; value: number }[];
  /** In the middle: a number and what it counts. */
  center?: string;
  caption?: string;
  height?: number;
}

/** Shares of a whole, with a legend that says the percentages in words too. */
export function RingChart({ id, parts, center, caption, height = 320 }: RingChartProps) {
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const percent = (value: number): string =>
    total > 0 ? `${Math.round((value * 1000) / total) / 10}%` : '0%';
  const draw = useCallback(
    ({ ctx, width, height: tall }: Surface) => {
      const radius = Math.min(width, tall) / 2 - 10;
      ctx.clearRect(0, 0, width, tall);
      ctx.lineWidth = radius * 0.26;
      const sum = parts.reduce((all, part) => all + part.value, 0);
      let angle = -Math.PI / 2;
      parts.forEach((part, index) => {
        const span = sum > 0 ? (part.value / sum) * Math.PI * 2 : 0;
        ctx.beginPath();
        ctx.arc(width / 2, tall / 2, radius - ctx.lineWidth / 2, angle, angle + Math.max(0, span - 0.03));
        ctx.strokeStyle = paletteColor(index);
        ctx.stroke();
        angle += span;
      });
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      ctx.fillStyle = cssColor('--c-ink');
      ctx.font = '600 20px sans-serif';
      if (center) ctx.fillText(center, width / 2, tall / 2 - (caption ? 8 : 0));
      ctx.fillStyle = cssColor('--c-ink-3');
      ctx.font = '11px sans-serif';
      if (caption) ctx.fillText(caption, width / 2, tall / 2 + 14);
    },
    [parts, center, caption],
  );
  const summary = parts.map((part) => `${part.name}${percent(part.value)}`).join('，');
  return (
    <View className={styles.ring}>
      <View className={styles.canvas}>
        <Chart id={id} height={height} summary={summary} draw={draw} />
      </View>
      <View className={styles.legend}>
        {parts.map((part, index) => (
          <View key={part.name} className={styles.item}>
            <View className={styles.dot} style={{ background: `var(${PALETTE[index % PALETTE.length]})` }} />
            <Text className={styles.name}>{part.name}</Text>
            <Text className={styles.percent}>{percent(part.value)}</Text>
          </View>
        ))}
      </View>
    </View>
  );
}
