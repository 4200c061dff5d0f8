import { lazy, Suspense } from 'react';
import { View } from '@tarojs/components';
import { useIsDesktop } from '@/platform/viewport';
import styles from './site-header.module.scss';

const SiteHeaderBody = lazy(async () => ({ default: (await import('./site-header-body')).SiteHeaderBody }));

/** Desktop browsers only: a phone does not load it. Its place is kept until it is there. */
export function SiteHeader() {
  if (!useIsDesktop()) return null;
  return (
    <View className={styles.header}>
      <Suspense fallback={null}>
        <SiteHeaderBody />
      </Suspense>
    </View>
  );
}
