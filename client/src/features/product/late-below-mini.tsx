import { Skeleton } from '@/components/skeleton';
import { useSettled } from '@/lib/use-settled';
import { Below, type BelowProps } from './below';

/** A setData of its own, after the first screen's. */
export function LateBelow(props: BelowProps) {
  return useSettled() ? <Below {...props} /> : <Skeleton preset="panels" count={2} />;
}
