import { View } from '@tarojs/components';
import { designPx } from '@/platform/length';

const SVG =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 48'><rect width='48' height='48' rx='12' fill='#c2301c'/><path d='M8 25h9c5 0 4-10 8-10 5 0 2 19 7 19 3 0 3-9 8-9' fill='none' stroke='#fffaf3' stroke-width='3.6' stroke-linecap='round'/></svg>";
const URI = `url("data:image/svg+xml,${encodeURIComponent(SVG)}")`;

/** The seal: one stroke of 一 that becomes a pulse, in vermilion paste. */
export function Logo({ size = 64 }: { size?: number }) {
  const side = designPx(size);
  return (
    <View
      style={{ flex: 'none', width: side, height: side, background: `${URI} center / contain no-repeat` }}
      {...({ 'aria-hidden': true } as object)}
    />
  );
}
