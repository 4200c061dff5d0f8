import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { PageShell } from '@/components/page-shell';
import { routes } from '@/lib/routes';
import { useSession } from '@/stores/session';
import { useDistributor } from '../api';
import { Gate, type GateProps } from './gate';
import type { CenterPage } from './nav';
import { OfflineBar } from './offline-bar';
import { Sidebar } from './sidebar';
import styles from './center-shell.module.scss';

export interface CenterShellProps {
  /** Which entry of the sidebar is lit. */
  current: CenterPage;
  title: string;
  children: ReactNode;
  skeleton?: ReactNode;
  need?: GateProps['need'];
  /** Tiles or charts: on tablets they take the whole page. */
  tiles?: boolean;
  /** Where to come back to after logging in; the dashboard by default. */
  back?: string;
}

/** The frame of every page of the centre: on desktop a sidebar beside the content, on phones the content alone. */
export function CenterShell(props: CenterShellProps) {
  const {
    current,
    title,
    children,
    skeleton,
    need = 'distributor',
    tiles,
    back = routes.dashboard(),
  } = props;
  const member = useSession((state) => state.member);
  const { data } = useDistributor();
  const isActive = (data?.status ?? member?.distributor) === 'active';
  return (
    <PageShell title={title} column={!tiles}>
      <View className={styles.layout}>
        {isActive && (
          <Sidebar
            current={current}
            name={data?.name ?? member?.nickname ?? '我'}
            avatarUrl={member?.avatarUrl ?? null}
            code={data?.code ?? null}
          />
        )}
        <View className={`${styles.content} ${isActive ? '' : styles.alone}`}>
          <View className={styles.heading} {...({ role: 'heading', 'aria-level': 1 } as object)}>
            {title}
          </View>
          <OfflineBar />
          <Gate need={need} back={back} skeleton={skeleton}>
            {children}
          </Gate>
        </View>
      </View>
    </PageShell>
  );
}
