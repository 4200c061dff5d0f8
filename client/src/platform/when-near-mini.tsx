import { useEffect, useState } from 'react';
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { WhenNearProps } from './when-near-contract';

/** About a screen ahead of somebody who scrolls, in CSS pixels. */
const AHEAD = 600;

let places = 0;

/** Its children come when the place is about to come into sight, and stay: a long page reaches the phone in portions. */
export function WhenNear({ children, room }: WhenNearProps) {
  const [id] = useState(() => `near-${(places += 1)}`);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const { page } = Taro.getCurrentInstance();
    if (near || !page) return undefined;
    let observer: Taro.IntersectionObserver | undefined;
    let isGone = false;
    // The place exists for the phone once this frame's data has arrived there.
    Taro.nextTick(() => {
      if (isGone) return;
      // The second threshold, because an edge that only touches counts as nothing.
      observer = Taro.createIntersectionObserver(page, { thresholds: [0, 0.5] });
      observer
        .relativeToViewport({ bottom: AHEAD })
        .observe(`#${id}`, ({ intersectionRatio = 0 }) => intersectionRatio > 0 && setNear(true));
    });
    return () => {
      isGone = true;
      observer?.disconnect();
    };
  }, [id, near]);
  if (near) return <>{children}</>;
  return (
    <View style={{ minHeight: room ? '100vh' : '1px' }}>
      <View id={id} style={{ height: '1px' }} />
    </View>
  );
}
