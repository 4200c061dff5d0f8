import { createContext, useContext } from 'react';

/** What the frame around every page shows; app.tsx fills it, so that components need not know a store. */
export interface ShellInfo {
  cartCount: number;
  memberName?: string;
  isDistributor?: boolean;
  /** The phone has no network: what is shown may be old. */
  isOffline?: boolean;
  /** Something a page may want to log or show when it fails. */
  onPageError?: (error: unknown) => void;
}

export const ShellContext = createContext<ShellInfo>({ cartCount: 0 });
export const useShell = (): ShellInfo => useContext(ShellContext);
