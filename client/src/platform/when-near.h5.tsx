import { startTransition, useEffect, useRef, useState } from 'react';
import type { WhenNearProps } from './when-near-contract';

/** About a screen ahead of somebody who scrolls. */
const AHEAD = '600px 0px';

/** Its children come when the place is about to come into sight, and stay. They are laid out in slices: no touch waits for them. */
export function WhenNear({ children, room }: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) =>
        entries.some(({ isIntersecting }) => isIntersecting) && startTransition(() => setNear(true)),
      { rootMargin: AHEAD },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return near ? <>{children}</> : <div ref={place} style={{ minHeight: room ? '100vh' : '1px' }} />;
}
