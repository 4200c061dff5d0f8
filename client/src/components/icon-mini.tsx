import type { CSSProperties } from 'react';
import { View } from '@tarojs/components';
import { designPx } from '@/platform/length';
import type { IconName, IconProps } from './icon-contract';
import { ICONS } from './icon-paths';
import styles from './icon.module.scss';

const uris = new Map<IconName, string>();

function uriOf(name: IconName): string {
  let uri = uris.get(name);
  if (!uri) {
    const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='1.6' stroke-linecap='round' stroke-linejoin='round'>${ICONS[name]}</svg>`;
    uri = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
    uris.set(name, uri);
  }
  return uri;
}

/** A stroke icon as a mask over the text colour, so that one shape serves every theme and state. */
export function Icon({ name, size = 40, color, className = '', label }: IconProps) {
  const side = designPx(size);
  const uri = uriOf(name);
  // A variable, because Taro's style on mini-programs drops prefixed properties that older phones need.
  const style = { width: side, height: side, '--icon': uri, ...(color ? { color } : {}) } as CSSProperties;
  const aria = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    <View className={`${styles.icon} ${styles.masked} ${className}`} style={style} {...(aria as object)} />
  );
}
