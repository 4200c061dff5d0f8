import { useContext, useEffect, useRef } from 'react';
import Taro from '@tarojs/taro';
import { offBeat, onBeat } from './beat';
import { onceDrawn, ownPage } from './own-page-mini';
import { ScrollerId } from './windowed-contract';

interface Seen {
  intersectionRatio?: number;
  boundingClientRect?: { width: number; height: number };
}

let count = 0;

/**
 * Tells when the node with the returned id comes within `ahead` CSS pixels of the screen, or of what scrolls it there, and
 * when it leaves again. A page that is not on show says nothing.
 */
export function useObserved(ahead: number, told: (isNear: boolean, height: number) => void): string {
  const id = useRef('');
  if (!id.current) id.current = `observed-${(count += 1)}`;
  const scroller = useContext(ScrollerId);
  const listener = useRef(told);
  listener.current = told;
  useEffect(() => {
    let isGone = false;
    let observer: Taro.IntersectionObserver | undefined;
    onceDrawn(id.current, () => {
      if (isGone) return;
      // The second threshold, because an edge that only touches counts as nothing.
      observer = Taro.createIntersectionObserver(ownPage(id.current) as never, { thresholds: [0, 0.01] });
      const margins = { top: ahead, bottom: ahead };
      if (scroller) observer.relativeTo(`#${scroller}`, margins);
      else observer.relativeToViewport(margins);
      observer.observe(`#${id.current}`, ({ intersectionRatio, boundingClientRect: box }: Seen) => {
        if (!box || box.width === 0) return;
        const isNear = (intersectionRatio ?? 0) > 0;
        onBeat(id.current, () => listener.current(isNear, box.height), isNear ? 'part' : undefined);
      });
    });
    return () => {
      isGone = true;
      offBeat(id.current);
      observer?.disconnect();
    };
  }, [ahead, scroller]);
  return id.current;
}
