import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { EmptyState } from '@/components/empty-state';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { usePageRefresh } from '@/components/use-page-refresh';
import { openPage, replacePage } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useSession } from '@/stores/session';
import { useDistributor, useFreshOnShow, type Distributor } from '../api';
import { ApplyForm } from './apply-form';
import { Benefits } from './benefits';
import { StatusCard } from './status-card';
import styles from './apply.module.scss';

function Mine({ mine, inviteCode }: { mine: Distributor; inviteCode?: string }) {
  if (mine.status === 'active')
    return (
      <Card>
        <EmptyState
          illustration="people"
          title="您已经是分销员"
          text={mine.code ? `推广码 ${mine.code}` : undefined}
          actionText="进入分销中心"
          onAction={() => replacePage(routes.dashboard())}
        />
      </Card>
    );
  if (mine.status === 'pending' || mine.status === 'suspended') return <StatusCard mine={mine} />;
  return (
    <>
      {mine.status === 'rejected' && <StatusCard mine={mine} />}
      <ApplyForm mine={mine} inviteCode={inviteCode} />
    </>
  );
}

/** What it is, what it is not, and the form; or where an earlier application stands. */
export function ApplyView({ inviteCode }: { inviteCode?: string }) {
  const isLoggedIn = useSession((state) => state.tokens !== null);
  const query = useDistributor();
  useFreshOnShow();
  usePageRefresh(query.refetch);
  return (
    <View className={styles.layout}>
      <View className={styles.pitch}>
        <Benefits />
      </View>
      <View className={`${styles.form} ${query.data && query.data.status !== 'none' ? styles.first : ''}`}>
        {isLoggedIn ? (
          <Loadable
            query={query}
            describe={describeError}
            skeleton={<Skeleton preset="block" height={560} />}
          >
            {(mine) => <Mine mine={mine} inviteCode={inviteCode} />}
          </Loadable>
        ) : (
          <Card className={styles.status}>
            <Text className={styles.statusTitle}>登录后申请</Text>
            <Text className={styles.statusText}>用同一个账号购物、推广和结算</Text>
            <View className={styles.contact}>
              <Button
                size="l"
                block
                onPress={() => openPage(routes.login({ back: routes.apply({ k: inviteCode }) }))}
              >
                登录并申请
              </Button>
            </View>
          </Card>
        )}
      </View>
    </View>
  );
}
