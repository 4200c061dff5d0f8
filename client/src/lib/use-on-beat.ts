import { useEffect, useId, useState } from 'react';
import { offBeat, onBeat } from '@/platform/beat';

/** The value as of the last beat: for what changes by itself while somebody scrolls. */
export function useOnBeat<T>(value: T): T {
  const id = useId();
  const [shown, setShown] = useState(value);
  useEffect(() => {
    if (shown === value) return undefined;
    onBeat(id, () => setShown(value));
    return () => offBeat(id);
  }, [id, shown, value]);
  return shown;
}
