import { Text, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Icon, type IconName } from '@/components/icon';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { Tag } from '@/components/tag';
import { usePageRefresh } from '@/components/use-page-refresh';
import { formatDay, formatRelative } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { isNamedHere, platformLabel } from '@/lib/platform-words';
import { api, describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useSession } from '@/stores/session';
import { keys, useFreshOnShow, type Identity, type Platform } from '../api';
import { PhoneButton } from '../phone/phone-button';
import { PLATFORM_ICONS } from '../words';
import styles from './identities.module.scss';

type Place = Identity['platform'];

/** A browser's own login is the phone below; the web is told apart where an app opened the page. */
const openedIn = (platform: Platform, what: string): string =>
  `在${platformLabel(platform)}里打开${what}时自动识别`;
const PLACES: readonly { place: Place; icon: IconName; note: string }[] = [
  { place: 'wechat', icon: PLATFORM_ICONS.wechat, note: openedIn('wechat', '小程序') },
  { place: 'douyin', icon: PLATFORM_ICONS.douyin, note: openedIn('douyin', '小程序') },
  { place: 'h5', icon: PLATFORM_ICONS.h5, note: openedIn('wechat', '网页') },
  { place: 'phone', icon: 'phone', note: '换设备、换平台都能找回同一个账号' },
];
const KINDS: Record<Identity['kind'], string> = {
  openid: '应用内身份',
  unionid: '跨应用身份',
  phone: '手机号',
  'anonymous-openid': '未登录时的身份',
  'staff-code': '导购码',
  external: '外部身份',
};

const nameOf = (place: Place): string => (place === 'phone' ? '手机号' : platformLabel(place));

function PlaceCard({ place, icon, note, items }: (typeof PLACES)[number] & { items: readonly Identity[] }) {
  const isLinked = items.length > 0;
  return (
    <Card className={styles.card}>
      <View className={styles.head}>
        <View className={`${styles.icon} ${isLinked ? styles.linked : ''}`}>
          <Icon name={icon} size={48} />
        </View>
        <View className={styles.main}>
          <Text className={styles.name}>{nameOf(place)}</Text>
          <Text className={styles.note}>{note}</Text>
        </View>
        {isLinked && <Tag tone="jade">已关联</Tag>}
        {!isLinked && place === 'phone' && <PhoneButton text="去绑定" />}
        {!isLinked && place !== 'phone' && <Tag>未关联</Tag>}
      </View>
      {items.map((item) => (
        <View key={item.id} className={styles.identity}>
          <View className={styles.main}>
            <Text className={styles.value}>{item.valueMasked}</Text>
            <Text className={styles.note}>
              {place !== 'phone' && isNamedHere(place) ? `${item.appName} · ` : ''}
              {KINDS[item.kind]}
            </Text>
          </View>
          <View className={styles.times}>
            <Text className={styles.note}>{formatDay(item.linkedAt)}关联</Text>
            <Text className={styles.note}>最近使用 {formatRelative(item.lastSeenAt)}</Text>
          </View>
        </View>
      ))}
    </Card>
  );
}

function MergeNotice() {
  return (
    <View className={styles.merge} {...({ role: 'alert' } as object)}>
      <Icon name="info" size={40} />
      <View className={styles.mergeText}>
        <Text className={styles.mergeTitle}>有一个账号等待合并</Text>
        <Text className={styles.mergeNote}>您在别处的账号用了同一个手机号，合并后客户和佣金归到一起</Text>
      </View>
      <Button size="s" onPress={() => openPage(routes.merge())}>
        查看
      </Button>
    </View>
  );
}

/** One person, seen from every place they come from. */
export function IdentitiesView() {
  const hasProposal = useSession((state) => state.member?.hasMergeProposal ?? false);
  const query = useQuery({ queryKey: keys.identities, queryFn: () => api.listMyIdentities() });
  useFreshOnShow();
  usePageRefresh(query.refetch);
  return (
    <>
      {hasProposal && <MergeNotice />}
      <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="list" count={4} />}>
        {({ items }) => (
          <>
            <View className={styles.grid}>
              {PLACES.map((one) => (
                <PlaceCard
                  key={one.place}
                  {...one}
                  items={items.filter((item) => item.platform === one.place)}
                />
              ))}
            </View>
            <View className={styles.footer}>
              身份信息加密保存，仅用于识别您本人；同一个人在各平台的佣金只结算到一个账户
            </View>
          </>
        )}
      </Loadable>
    </>
  );
}
