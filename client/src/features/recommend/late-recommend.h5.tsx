import { lazy, Suspense } from 'react';
import { WhenNear } from '@/platform/when-near';
import type { RecommendProps } from './recommend';

const Recommend = lazy(async () => ({ default: (await import('./recommend')).Recommend }));

/** Neither code nor goods are fetched before somebody is about to see them. */
export function LateRecommend(props: RecommendProps) {
  return (
    <WhenNear>
      <Suspense fallback={null}>
        <Recommend {...props} />
      </Suspense>
    </WhenNear>
  );
}
