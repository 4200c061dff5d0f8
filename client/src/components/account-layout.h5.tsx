import { View } from '@tarojs/components';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import type { AccountLayoutProps, AccountPage } from './account-layout-contract';
import { PageHeading } from './page-heading';
import { useShell } from './shell-context';
import { SideNav, type SideNavGroups } from './side-nav';
import styles from './account-layout.module.scss';

const ENTRIES: SideNavGroups = [
  {
    title: '交易',
    items: [
      { key: 'orders', text: '我的订单', icon: 'receipt', url: routes.orders() },
      { key: 'aftersales', text: '售后记录', icon: 'return', url: routes.aftersales() },
      { key: 'reviews', text: '我的评价', icon: 'star', url: routes.reviews() },
      { key: 'coupons', text: '优惠券', icon: 'coupon', url: routes.coupons() },
    ],
  },
  {
    title: '账户',
    items: [
      { key: 'me', text: '我的主页', icon: 'user', url: routes.me() },
      { key: 'addresses', text: '收货地址', icon: 'location', url: routes.addresses() },
      { key: 'settings', text: '设置', icon: 'settings', url: routes.settings() },
    ],
  },
];

function Nav({ current }: { current: AccountPage }) {
  return (
    <View className={styles.nav} {...({ role: 'navigation', 'aria-label': '我的' } as object)}>
      <SideNav groups={ENTRIES} current={current} onGo={openPage} />
    </View>
  );
}

/** What belongs to one person, on desktop beside a way to the rest of it; on phones the content alone. */
export function AccountLayout({ current, title, extra, narrow, children }: AccountLayoutProps) {
  const { memberName } = useShell();
  return (
    <View className={styles.layout}>
      {memberName !== undefined && <Nav current={current} />}
      <View className={`${styles.content} ${narrow ? styles.narrow : ''}`}>
        <PageHeading title={title} extra={extra} />
        {children}
      </View>
    </View>
  );
}
