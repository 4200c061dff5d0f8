import { useEffect } from 'react';
import { Canvas, View } from '@tarojs/components';
import { useReady } from '@tarojs/taro';
import { openCanvas } from '@/platform/canvas';
import type { Surface } from '@/platform/contract';
import { designPx } from '@/platform/length';

export interface ChartProps {
  /** Unique on the page: canvases are found by it. */
  id: string;
  /** Design pixels. */
  height: number;
  /** What the chart says, for those who do not see it. */
  summary: string;
  /** Called again when it changes, so memoise it. */
  draw: (surface: Surface) => void;
}

/** One canvas for all charts: opens it when the page is ready and draws it anew when the data change. */
export function Chart({ id, height, summary, draw }: ChartProps) {
  const paint = (): void => {
    void openCanvas(id).then((surface) => surface && draw(surface));
  };
  useReady(paint);
  useEffect(paint, [id, draw]);
  return (
    <View {...({ role: 'img', 'aria-label': summary } as object)}>
      <Canvas
        type="2d"
        id={id}
        canvasId={id}
        style={{ display: 'block', width: '100%', height: designPx(height) }}
      />
    </View>
  );
}
