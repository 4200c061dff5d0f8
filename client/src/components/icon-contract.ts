import type { IconName } from './icon-paths';

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
