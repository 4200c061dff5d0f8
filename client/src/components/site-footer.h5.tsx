import { lazy, Suspense } from 'react';
import { useIsDesktop } from '@/platform/viewport';

const SiteFooterBody = lazy(async () => ({ default: (await import('./site-footer-body')).SiteFooterBody }));

/** The end of every page on desktop. A phone does not even load it. */
export function SiteFooter() {
  if (!useIsDesktop()) return null;
  return (
    <Suspense fallback={null}>
      <SiteFooterBody />
    </Suspense>
  );
}
