import { createContext, type ReactNode } from 'react';

export interface WindowedProps {
  children: ReactNode;
  className?: string;
}

/** Id of the node that scrolls what is in it; empty for the page. H5 finds it by itself. */
export const ScrollerId = createContext('');

/** More than half a screen on either side: cards of a whole screen more would be more nodes than a page may have. */
export const KEPT_PX = 500;
