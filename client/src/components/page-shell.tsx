import { useEffect, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { removeBootScreen } from '@/platform/boot';
import { OwnRoute, useOwnParams } from '@/platform/own-route';
import { ErrorBoundary } from './error-boundary';
import { FeedbackHost } from './feedback-host';
import { NavBar } from './nav-bar';
import { useShell } from './shell-context';
import { PrivacySheet } from './privacy-sheet';
import { PageHeading } from './page-heading';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';
import { useBarTitle } from './use-bar-title';
import { WaitingRoom } from './waiting';
import styles from './page-shell.module.scss';

export type PageTone = 'paper' | 'surface' | 'festive' | 'fresh' | 'night';

export interface PageShellProps {
  children?: ReactNode;
  title?: string;
  /** False on tab pages: no way back. */
  back?: boolean;
  /** Instead of the default bar; null for none. Usually a NavBar. */
  nav?: ReactNode;
  /** Right end of the default bar on H5. */
  navRight?: ReactNode;
  /** A BottomBar; stays visible. */
  footer?: ReactNode;
  /** Desktop column: wide 1200 (grids) · medium 960 (details, checkout) · narrow 640 (forms, lists). */
  width?: 'wide' | 'medium' | 'narrow';
  /** On tablets no wider than a form or a list of rows should be; `medium` and `narrow` always are. */
  column?: boolean;
  /** False: children run to the edges, e.g. under a banner. */
  padded?: boolean;
  tone?: PageTone;
  /** On desktop the title above the content, or another heading; `spoken` where bars leave no place to show one. */
  heading?: ReactNode;
}

function Heading({ title, heading }: Pick<PageShellProps, 'title' | 'heading'>) {
  if (!title || (heading !== true && heading !== 'spoken')) return heading;
  if (heading === true) return <PageHeading title={title} />;
  return (
    <View className={styles.spoken} {...({ role: 'heading', 'aria-level': 1 } as object)}>
      {title}
    </View>
  );
}

/** The frame of every page: background, safe areas, bars, desktop column, toasts and dialogs, error boundary. */
export function PageShell(props: PageShellProps) {
  const {
    children,
    title,
    back = true,
    nav,
    navRight,
    footer,
    width = 'wide',
    column = width !== 'wide',
    padded = true,
    tone = 'paper',
    heading,
  } = props;
  const { onPageError, isOffline } = useShell();
  useEffect(removeBootScreen, []);
  useBarTitle(title);
  const params = useOwnParams();
  return (
    <OwnRoute.Provider value={params}>
      <View className={`${styles.page} ${styles[tone]}`}>
        <SiteHeader />
        {nav === undefined ? <NavBar title={title} back={back} right={navRight} /> : nav}
        {isOffline && (
          <View className={styles.offline} {...({ role: 'status' } as object)}>
            网络已断开，正在显示此前的内容
          </View>
        )}
        <WaitingRoom>
          <View
            className={`${styles.main} ${styles[width]} ${column ? styles.column : ''} ${padded ? styles.padded : ''}`}
            {...({ role: 'main' } as object)}
          >
            <Heading title={title} heading={heading} />
            <ErrorBoundary onError={onPageError}>{children}</ErrorBoundary>
          </View>
        </WaitingRoom>
        <SiteFooter />
        {footer && <View className={styles.footer}>{footer}</View>}
        {!footer && <View className={styles.safe} />}
        <FeedbackHost />
        <PrivacySheet />
      </View>
    </OwnRoute.Provider>
  );
}
