import type { ReactNode } from 'react';

export interface WindowedProps {
  children: ReactNode;
}

/** More than half a screen on either side: cards of a whole screen more would be more nodes than a page may have. */
export const KEPT_PX = 500;
