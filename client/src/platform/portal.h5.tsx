import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Out of the page: Taro's pull-to-refresh leaves a transform behind, inside which `position: fixed` is not. */
export function Portal({ children }: { children: ReactNode }) {
  return createPortal(children, document.body);
}
