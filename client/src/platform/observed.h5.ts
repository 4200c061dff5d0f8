import { useEffect, useRef, type RefObject } from 'react';

/** What scrolls the element; null for the window. Margins count only against that. */
function scrollerOf(element: HTMLElement): Element | null {
  for (let one = element.parentElement; one && one !== document.body; one = one.parentElement)
    if (/auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  return null;
}

/**
 * Tells when the element of the returned ref comes within `ahead` CSS pixels of the screen, and when it leaves again. A
 * page that is not on show says nothing.
 */
export function useObserved(
  ahead: number,
  told: (isNear: boolean, height: number) => void,
): RefObject<HTMLDivElement> {
  const place = useRef<HTMLDivElement>(null);
  const listener = useRef(told);
  listener.current = told;
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        // Of several the newest: on a busy phone a page is hidden and on show again before the first of them is told.
        const { isIntersecting, boundingClientRect: box } = entries[entries.length - 1]!;
        if (box.width > 0) listener.current(isIntersecting, box.height);
      },
      { root: scrollerOf(element), rootMargin: `${ahead}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ahead]);
  return place;
}
