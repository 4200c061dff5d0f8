export {
  canReveal,
  capsule,
  isDark,
  isDesktop,
  prefersReducedMotion,
  useCurrentPath,
  useIsDesktop,
} from './viewport-mini';
