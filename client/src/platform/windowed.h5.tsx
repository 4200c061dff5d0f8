import { useState } from 'react';
import { useObserved } from './observed.h5';
import { KEPT_PX, type WindowedProps } from './windowed-contract';

/** The keyboard is here or would be here next. */
function holdsFocus(element: HTMLElement | null): boolean {
  const { activeElement } = document;
  return [element?.previousElementSibling, element, element?.nextElementSibling].some((one) =>
    one?.contains(activeElement),
  );
}

/** A part of a long list: far from the screen only its height is kept. */
export function Windowed({ children, className }: WindowedProps) {
  const [height, setHeight] = useState<number | null>(null);
  const place = useObserved(KEPT_PX, (isNear, measured) => {
    if (isNear) setHeight(null);
    else if (!holdsFocus(place.current)) setHeight(measured);
  });
  return (
    <div ref={place} className={className} style={height === null ? undefined : { height: `${height}px` }}>
      {height === null && children}
    </div>
  );
}
