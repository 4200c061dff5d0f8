import { WhenNear } from '@/platform/when-near';
import { Recommend, type RecommendProps } from './recommend';

/** Its goods are not asked for before somebody is about to see them. */
export function LateRecommend(props: RecommendProps) {
  return (
    <WhenNear>
      <Recommend {...props} />
    </WhenNear>
  );
}
