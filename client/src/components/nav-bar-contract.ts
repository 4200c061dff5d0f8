import type { ReactNode } from 'react';

export interface NavBarProps {
  title?: string;
  /** False on tab pages. */
  back?: boolean;
  onBack?: () => void;
  /** Left of the title, beside the arrow (or instead of it). */
  left?: ReactNode;
  /** At the right end on H5. Mini-programs keep their capsule there. */
  right?: ReactNode;
  /** Instead of the title, e.g. a SearchBar. */
  children?: ReactNode;
  /** Over a picture: no background until scrolled. */
  transparent?: boolean;
  /** Mini-programs draw a bar only for pages with `navigationStyle: 'custom'`; say so here. */
  custom?: boolean;
}
