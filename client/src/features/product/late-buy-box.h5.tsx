import { lazy, Suspense } from 'react';
import { Bone, SkeletonFrame } from '@/components/skeleton';
import { useIsDesktop } from '@/platform/viewport';
import type { BuyBoxProps } from './buy-box';
import styles from './buy-box.module.scss';

const BuyBox = lazy(async () => ({ default: (await import('./buy-box')).BuyBox }));

function Waiting() {
  return (
    <SkeletonFrame className={styles.waiting}>
      <Bone width={480} height={88} radius="m" />
      <Bone width={320} height={88} radius="m" />
      <Bone width={880} height={96} radius="full" />
    </SkeletonFrame>
  );
}

/** Phones choose in a sheet and do not load this. */
export function LateBuyBox(props: BuyBoxProps) {
  if (!useIsDesktop()) return null;
  return (
    <Suspense fallback={<Waiting />}>
      <BuyBox {...props} />
    </Suspense>
  );
}
