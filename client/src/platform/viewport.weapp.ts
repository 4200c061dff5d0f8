export {
  canReveal,
  capsule,
  drawsBar,
  isDark,
  isDesktop,
  prefersReducedMotion,
  useCurrentPath,
  useIsDesktop,
} from './viewport-mini';
