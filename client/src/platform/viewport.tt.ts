export { capsule, isDark, isDesktop, prefersReducedMotion, useCurrentPath } from './viewport-mini';
