import { useEffect, useRef } from 'react';
import Taro from '@tarojs/taro';

interface Seen {
  intersectionRatio?: number;
  boundingClientRect?: { width: number; height: number };
}

let count = 0;

/** News of many nodes in a scroll is told together: what follows from it is one setData, four a second at most. */
const TOGETHER_MS = 250;
const news = new Map<string, () => void>();
let telling: ReturnType<typeof setTimeout> | undefined;
let toldAt = 0;

/** The newest of a node counts. The first after a pause is told at once. */
function tellTogether(id: string, tell: () => void): void {
  news.set(id, tell);
  telling ??= setTimeout(
    () => {
      telling = undefined;
      toldAt = Date.now();
      const all = [...news.values()];
      news.clear();
      for (const each of all) each();
    },
    Math.max(0, toldAt + TOGETHER_MS - Date.now()),
  );
}

/**
 * Tells when the node with the returned id comes within `ahead` CSS pixels of the screen, and when it leaves again. A page
 * that is not on show says nothing.
 */
export function useObserved(ahead: number, told: (isNear: boolean, height: number) => void): string {
  const id = useRef('');
  if (!id.current) id.current = `observed-${(count += 1)}`;
  const listener = useRef(told);
  listener.current = told;
  useEffect(() => {
    const { page } = Taro.getCurrentInstance();
    // The second threshold, because an edge that only touches counts as nothing.
    const observer = Taro.createIntersectionObserver(page as never, { thresholds: [0, 0.01] });
    let isGone = false;
    // Not before the node has arrived in the view.
    Taro.nextTick(() => {
      if (isGone) return;
      observer
        .relativeToViewport({ top: ahead, bottom: ahead })
        .observe(`#${id.current}`, ({ intersectionRatio, boundingClientRect: box }: Seen) => {
          if (box && box.width > 0)
            tellTogether(id.current, () => {
              if (!isGone) listener.current((intersectionRatio ?? 0) > 0, box.height);
            });
        });
    });
    return () => {
      isGone = true;
      observer.disconnect();
    };
  }, [ahead]);
  return id.current;
}
