import { useCallback } from 'react';
import { View } from '@tarojs/components';
import qrcode from 'qrcode-generator';
import type { Surface } from '@/platform/contract';
import { designPx } from '@/platform/length';
import { Chart } from './charts/chart';

export interface QrCodeProps {
  /** Unique on the page. */
  id: string;
  text: string;
  /** What a scan opens, for those who do not see it. */
  label: string;
  /** Design pixels. */
  size?: number;
}

/** Modules of quiet zone around the code; scanners want four. */
const QUIET = 4;

/** Always ink on white, also in the dark: many scanners do not read inverted codes. */
export function QrCode({ id, text, label, size = 360 }: QrCodeProps) {
  const draw = useCallback(
    ({ ctx, width, height }: Surface) => {
      const code = qrcode(0, 'M');
      code.addData(text);
      code.make();
      const count = code.getModuleCount();
      const cell = Math.min(width, height) / (count + QUIET * 2);
      ctx.fillStyle = '#ffffff';
      ctx.fillRect(0, 0, width, height);
      ctx.fillStyle = '#211c18';
      for (let row = 0; row < count; row += 1) {
        for (let column = 0; column < count; column += 1) {
          if (!code.isDark(row, column)) continue;
          // Rounded outwards, so that no hairline shows between two modules.
          const x = Math.floor((column + QUIET) * cell);
          const y = Math.floor((row + QUIET) * cell);
          ctx.fillRect(
            x,
            y,
            Math.ceil((column + QUIET + 1) * cell) - x,
            Math.ceil((row + QUIET + 1) * cell) - y,
          );
        }
      }
    },
    [text],
  );
  return (
    <View style={{ width: designPx(size), borderRadius: designPx(16), overflow: 'hidden' }}>
      <Chart id={id} height={size} summary={label} draw={draw} />
    </View>
  );
}
