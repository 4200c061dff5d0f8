import { useEffect, useRef, useState, type ReactNode } from 'react';

/** About a screen ahead of somebody who scrolls. */
const AHEAD = '600px 0px';

/** Its children come when the place is about to come into sight, and stay. */
export function WhenNear({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: AHEAD,
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return near ? <>{children}</> : <div ref={place} style={{ minHeight: '1px' }} />;
}
