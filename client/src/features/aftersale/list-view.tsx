import { Text, View } from '@tarojs/components';
import { Card } from '@/components/card';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { LineItem } from '@/components/line-item';
import { ListFooter } from '@/components/list-footer';
import { LoginWall } from '@/components/login-wall';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import { Tag } from '@/components/tag';
import { WindowedList } from '@/components/windowed-list';
import { asset } from '@/lib/asset';
import { formatDateTime } from '@/lib/format';
import { useIsLoggedIn } from '@/lib/login-gate';
import { openPage } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { KIND_TEXT, useAftersales, type Aftersale } from './api';
import { STAGES } from './stages';
import styles from './aftersale.module.scss';

function Case({ one }: { one: Aftersale }) {
  return (
    <Card onPress={() => openPage(routes.aftersaleDetail({ aftersaleId: one.id }))}>
      <View className={styles.caseHead}>
        <View className={styles.caseKind}>
          <Tag tone={one.kind === 'refundOnly' ? 'indigo' : 'amber'}>{KIND_TEXT[one.kind]}</Tag>
          <Text className={styles.caseDate}>{formatDateTime(one.requestedAt)}</Text>
        </View>
        <Text className={`${styles.state} ${styles[`text-${STAGES[one.state].tone}`]}`}>{one.stateText}</Text>
      </View>
      <LineItem
        title={one.line.title}
        skuText={one.line.skuText}
        imageUrl={asset(one.line.imageUrl, 360)}
        priceFen={one.line.priceFen}
        quantity={one.quantity}
      />
      <View className={styles.caseFoot}>
        <Text className={styles.caseDate}>退款金额</Text>
        <Money fen={one.amountFen + one.freightFen} />
      </View>
    </Card>
  );
}

export function AftersaleList() {
  const pages = useAftersales();
  if (!useIsLoggedIn()) return <LoginWall text="登录后查看售后进度" />;
  if (!pages.items) {
    if (pages.error) return <ErrorState {...describeError(pages.error)} onRetry={pages.refetch} />;
    return <Skeleton preset="panels" count={3} />;
  }
  if (pages.items.length === 0)
    return (
      <EmptyState
        title="没有售后申请"
        text="需要时可在订单详情中申请售后"
        actionText="查看订单"
        onAction={() => openPage(routes.orders())}
      />
    );
  return (
    <View className={styles.stack}>
      <WindowedList
        items={pages.items}
        keyOf={({ id }) => id}
        stack={styles.stack}
        className={styles.stack}
        part={5}
      >
        {(one) => <Case key={one.id} one={one} />}
      </WindowedList>
      <ListFooter {...pages.footer} />
    </View>
  );
}
