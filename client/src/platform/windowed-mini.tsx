import { useState } from 'react';
import { View } from '@tarojs/components';
import { useObserved } from './observed-mini';
import { KEPT_PX, type WindowedProps } from './windowed-contract';

/** A part of a long list: far from the screen only its height is kept. */
export function Windowed({ children, className }: WindowedProps) {
  const [height, setHeight] = useState<number | null>(null);
  const id = useObserved(KEPT_PX, (isNear, measured) => setHeight(isNear ? null : measured));
  return (
    <View id={id} className={className} style={height === null ? {} : { height: `${height}px` }}>
      {height === null && children}
    </View>
  );
}
