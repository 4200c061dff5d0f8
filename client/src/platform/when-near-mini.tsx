import { useState } from 'react';
import { View } from '@tarojs/components';
import { useObserved } from './observed-mini';
import type { WhenNearProps } from './when-near-contract';

/** About a screen ahead of somebody who scrolls, in CSS pixels. */
const AHEAD = 600;

/** The whole room is watched: a marker at its top could be flung past without having been seen. */
function Place({ room, onNear }: { room?: boolean; onNear: () => void }) {
  const id = useObserved(AHEAD, (isNear) => isNear && onNear());
  return <View id={id} style={{ minHeight: room ? '100vh' : '1px' }} />;
}

/** Its children come when the place is about to come into sight, and stay: a long page reaches the phone in portions. */
export function WhenNear({ children, room }: WhenNearProps) {
  const [near, setNear] = useState(false);
  return near ? <>{children}</> : <Place room={room} onNear={() => setNear(true)} />;
}
