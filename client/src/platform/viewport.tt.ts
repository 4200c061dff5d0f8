export {
  canReveal,
  capsule,
  drawsBar,
  isDark,
  isDesktop,
  prefersReducedMotion,
  useCurrentPath,
  useIsDesktop,
  useIsTablet,
} from './viewport-mini';
