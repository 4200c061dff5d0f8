import { useEffect, useState } from 'react';

/** Keeps something mounted while it leaves: `mounted` follows `open`, and lags behind it by `leaveMs` on the way out. */
export function usePresence(open: boolean, leaveMs: number): { mounted: boolean; shown: boolean } {
  const [mounted, setMounted] = useState(open);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (open) {
      setMounted(true);
      const timer = setTimeout(() => setShown(true), 20);
      return () => clearTimeout(timer);
    }
    setShown(false);
    const timer = setTimeout(() => setMounted(false), leaveMs);
    return () => clearTimeout(timer);
  }, [open, leaveMs]);
  return { mounted: open || mounted, shown: open && shown };
}
