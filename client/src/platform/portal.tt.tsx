import type { ReactNode } from 'react';

export function Portal({ children }: { children: ReactNode }) {
  return <>{children}</>;
}
