import type { ReactNode } from 'react';

export interface WindowedProps {
  children: ReactNode;
}

/** Rather more than a screen: a flick must not run into what is not drawn yet. */
export const KEPT_PX = 1_000;
