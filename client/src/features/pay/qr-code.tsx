import { useMemo } from 'react';
import { View } from '@tarojs/components';
import qrcode from 'qrcode-generator';
import styles from './pay.module.scss';

/** Black on white whatever the theme: cameras want it so. */
function svgOf(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  let path = '';
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) if (code.isDark(y, x)) path += `M${x} ${y}h1v1h-1z`;
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='-2 -2 ${size + 4} ${size + 4}' shape-rendering='crispEdges'><rect x='-2' y='-2' width='100%' height='100%' fill='#fff'/><path d='${path}'/></svg>`;
}

export function QrCode({ text, label }: { text: string; label: string }) {
  const uri = useMemo(() => `url("data:image/svg+xml,${encodeURIComponent(svgOf(text))}")`, [text]);
  return (
    <View
      className={styles.qr}
      style={{ backgroundImage: uri }}
      {...({ role: 'img', 'aria-label': label } as object)}
    />
  );
}
