export { canReveal, capsule, isDark, isDesktop, prefersReducedMotion, useCurrentPath } from './viewport-mini';
