export {
  canReveal,
  capsule,
  drawsBar,
  isDesktop,
  prefersReducedMotion,
  useCurrentPath,
  useIsDesktop,
  useIsTablet,
} from './viewport-mini';

/** Always day, as the style sheets are: see styles/tokens. */
export const isDark = (): boolean => false;
