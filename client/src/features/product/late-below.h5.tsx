import { lazy, Suspense } from 'react';
import { Skeleton } from '@/components/skeleton';
import type { BelowProps } from './below';

const Below = lazy(async () => ({ default: (await import('./below')).Below }));

/** Below the first screen of every device, so not part of the page's first load. */
export function LateBelow(props: BelowProps) {
  return (
    <Suspense fallback={<Skeleton preset="panels" count={2} />}>
      <Below {...props} />
    </Suspense>
  );
}
