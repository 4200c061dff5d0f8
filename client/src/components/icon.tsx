import type { CSSProperties } from 'react';
import { View } from '@tarojs/components';
import { ICONS, type IconName } from './icon-paths';
import { designPx } from '@/platform/length';
import styles from './icon.module.scss';

export type { IconName };

export interface IconProps {
  name: IconName;
  /** Design pixels (750 wide); 40 by default. */
  size?: number;
  /** Any CSS colour; the text colour by default. */
  color?: string;
  className?: string;
  /** Spoken name. Without it the icon is decoration. */
  label?: string;
}

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
  return <View className={`${styles.icon} ${className}`} style={style} {...(aria as object)} />;
}
