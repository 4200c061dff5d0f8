import type { ReactNode } from 'react';

/** A mini-program's page is small; its pictures wait for themselves. */
export function WhenNear({ children }: { children: ReactNode }) {
  return <>{children}</>;
}
