import { designPx } from '@/platform/length';

/** Lines of a text that may have several, as long as nothing is written. */
export const ROWS = 2;

/** Of so many lines, with the padding of `.area`. */
export const heightOf = (rows = ROWS): string => designPx(rows * 48 + 24);
