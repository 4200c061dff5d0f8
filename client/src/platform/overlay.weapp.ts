import type { UseOverlay } from './contract';

/** Mini-programs have no focus or keyboard to manage; `catchMove` on the scrim keeps the page from scrolling. */
export const useOverlay: UseOverlay = () => undefined;
