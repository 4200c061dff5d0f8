import type { ReactNode } from 'react';

export interface WhenNearProps {
  children: ReactNode;
  /** Keeps a screen's room until then, so that what stands below is not pushed while somebody looks at it. */
  room?: boolean;
}
