import { Text, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Avatar } from '@/components/avatar';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { EmptyState } from '@/components/empty-state';
import { ListFooter } from '@/components/list-footer';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { Tag, type TagProps } from '@/components/tag';
import { WindowedList } from '@/components/windowed-list';
import { formatDay } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { api, describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { usePages } from '@/lib/use-pages';
import { keys, useFreshOnShow, useRefreshAll, type Invitee, type InviteProgress } from '../api';
import { fileUrl } from '../words';
import styles from './invites.module.scss';

const STAGES: Record<Invitee['stage'], { text: string; tone: TagProps['tone']; steps: number }> = {
  approved: { text: '已通过', tone: 'neutral', steps: 2 },
  ordered: { text: '已出单', tone: 'amber', steps: 3 },
  effective: { text: '有效', tone: 'jade', steps: 4 },
  refunded: { text: '退款后失效', tone: 'brand', steps: 2 },
};
/** Applied, approved, sold, kept. */
const STEPS = 4;

function missing({ stage, countsFrom }: Invitee): string {
  switch (stage) {
    case 'approved':
      return '还差：自己卖出第一单';
    case 'ordered':
      return countsFrom ? `还差：${formatDay(countsFrom)}过了退货期就算有效` : '还差：买家收货并过了退货期';
    case 'refunded':
      return '卖出的订单都退款了，再成交一单即可恢复';
    case 'effective':
      return '有一单已完成，没有退款';
  }
}

const keyOf = ({ nameMasked, joinedAt }: Invitee): string => `${nameMasked}${joinedAt}`;

function Person({ item }: { item: Invitee }) {
  const { text, tone, steps } = STAGES[item.stage];
  return (
    <View className={styles.person} {...({ role: 'listitem' } as object)}>
      <Avatar src={item.avatarUrl && fileUrl(item.avatarUrl)} name={item.nameMasked} size={80} />
      <View className={styles.who}>
        <View className={styles.line}>
          <Text className={styles.name}>{item.nameMasked}</Text>
          <Tag tone={tone}>{text}</Tag>
        </View>
        <View className={styles.track} {...({ 'aria-hidden': true } as object)}>
          {Array.from({ length: STEPS }, (_, index) => (
            <View key={index} className={`${styles.piece} ${index < steps ? styles.pieceDone : ''}`} />
          ))}
        </View>
        <Text className={styles.note}>{missing(item)}</Text>
      </View>
    </View>
  );
}

function Summary({ progress }: { progress: InviteProgress }) {
  const { effective, approved, applied } = progress;
  const share = approved === 0 ? 0 : Math.round((effective / approved) * 100);
  return (
    <Card tone="night">
      <Text className={styles.caption}>有效伙伴</Text>
      <View className={styles.count}>
        <Text className={styles.big}>{effective}</Text>
        <Text className={styles.of}>{approved > 0 ? `/ ${approved} 位` : '位'}</Text>
      </View>
      <View
        className={styles.bar}
        {...({ role: 'img', 'aria-label': `邀请 ${approved} 位，其中有效 ${effective} 位` } as object)}
      >
        <View className={styles.fill} style={{ width: `${share}%` }} />
      </View>
      <Text className={styles.rule}>
        伙伴自己卖出一单，过了退货期、没有退款，就算有效；您和伙伴本人买的不算。
        {applied.count > 0 && `另有 ${applied.count} 位的申请在审核。`}
      </Text>
      <View className={styles.action}>
        <Button kind="gold" icon="share" onPress={() => openPage(routes.share({ target: 'recruit' }))}>
          邀请伙伴
        </Button>
      </View>
    </Card>
  );
}

function Applicants({ applied }: { applied: InviteProgress['applied'] }) {
  if (applied.count === 0) return null;
  return (
    <Card title="申请审核中" extra={`${applied.count} 位`} className={styles.block}>
      {applied.people.map(({ nameMasked, appliedAt }) => (
        <View key={`${nameMasked}${appliedAt}`} className={styles.applicant}>
          <Text className={styles.name}>{nameMasked}</Text>
          <Text className={styles.note}>{formatDay(appliedAt)}提交，等店铺审核</Text>
        </View>
      ))}
    </Card>
  );
}

function People() {
  const pages = usePages(keys.invitees, (cursor) => api.listInvitees({ cursor }));
  return (
    <Loadable
      query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}
      describe={describeError}
      skeleton={<Skeleton preset="list" count={5} />}
    >
      {(items) =>
        items.length === 0 ? (
          <EmptyState
            illustration="people"
            title="还没有邀请到伙伴"
            text="把邀请码发给也喜欢分享好物的朋友，加入不收费"
          />
        ) : (
          <>
            <Card className={styles.list} title="走到了哪一步">
              <View {...({ role: 'list' } as object)}>
                <WindowedList items={items} keyOf={keyOf} part={10} ruled>
                  {(item) => <Person key={keyOf(item)} item={item} />}
                </WindowedList>
              </View>
            </Card>
            <ListFooter {...pages.footer} />
          </>
        )
      }
    </Loadable>
  );
}

/** "n of N" and what each still lacks. Progress only: nobody is paid by the head. */
export function InvitesView() {
  const query = useQuery({ queryKey: keys.inviteProgress, queryFn: () => api.getInviteProgress() });
  useFreshOnShow();
  useRefreshAll();
  return (
    <View className={styles.layout}>
      <View className={styles.side}>
        <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="block" height={440} />}>
          {(progress) => (
            <>
              <Summary progress={progress} />
              <Applicants applied={progress.applied} />
            </>
          )}
        </Loadable>
      </View>
      <View className={styles.main}>
        <People />
        <View className={styles.foot}>
          邀请本身不计佣金；伙伴卖出商品时，按方案另计给您的那份见「我的伙伴」。
        </View>
      </View>
    </View>
  );
}
