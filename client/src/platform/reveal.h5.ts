import { prefersReducedMotion } from './viewport.h5';

/** Scrolls the page until this part of it is at its top, `offset` CSS pixels below the edge. */
export function reveal(id: string, offset = 0): void {
  const part = document.getElementById(id);
  if (!part) return;
  part.style.scrollMarginTop = `${offset}px`;
  part.scrollIntoView({ behavior: prefersReducedMotion() ? 'auto' : 'smooth', block: 'start' });
}
