import type { CSSProperties } from 'react';
import { designPx } from '@/platform/length';
import type { IconProps } from './icon-contract';
import { ICONS, type IconName } from './icon-paths';
import styles from './icon.module.scss';

export type { IconName, IconProps } from './icon-contract';

const shapes = new Map<IconName, { __html: string }>();

function shapeOf(name: IconName): { __html: string } {
  let shape = shapes.get(name);
  if (!shape) {
    shape = { __html: ICONS[name].replace(/#000/g, 'currentColor') };
    shapes.set(name, shape);
  }
  return shape;
}

/** A stroke icon as part of the page: as a mask each would be a document of its own, to be fetched, parsed and painted. */
export function Icon({ name, size = 40, color, className = '', label }: IconProps) {
  const side = designPx(size);
  const style: CSSProperties = { width: side, height: side, ...(color ? { color } : {}) };
  const aria = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    <svg
      viewBox="0 0 24 24"
      className={`${styles.icon} ${styles.drawn} ${className}`}
      style={style}
      {...aria}
      dangerouslySetInnerHTML={shapeOf(name)}
    />
  );
}
