import type { IconName } from '@/components/icon';
import { routes } from '@/lib/routes';

export type CenterPage =
  | 'apply'
  | 'dashboard'
  | 'commissions'
  | 'customers'
  | 'team'
  | 'share'
  | 'materials'
  | 'poster'
  | 'withdraw'
  | 'withdrawals'
  | 'identities'
  | 'calculator'
  | 'guide'
  | 'invites'
  | 'network'
  | 'links';

export interface NavItem {
  key: CenterPage;
  text: string;
  icon: IconName;
  url: string;
}

export const NAV: readonly { title: string; items: readonly NavItem[] }[] = [
  {
    title: '经营',
    items: [
      { key: 'dashboard', text: '概览', icon: 'chart', url: routes.dashboard() },
      { key: 'commissions', text: '佣金明细', icon: 'receipt', url: routes.commissions() },
      { key: 'customers', text: '我的客户', icon: 'user', url: routes.customers() },
      { key: 'team', text: '我的伙伴', icon: 'team', url: routes.team() },
      { key: 'invites', text: '邀请进度', icon: 'check-circle', url: routes.invites() },
      { key: 'network', text: '伙伴关系', icon: 'category', url: routes.network() },
    ],
  },
  {
    title: '推广',
    items: [
      { key: 'materials', text: '素材库', icon: 'gift', url: routes.materials() },
      { key: 'share', text: '推广码', icon: 'share', url: routes.share() },
      { key: 'links', text: '链接体检', icon: 'link', url: routes.links() },
      { key: 'poster', text: '海报', icon: 'image', url: routes.poster() },
      { key: 'calculator', text: '收入测算', icon: 'spark', url: routes.calculator() },
      { key: 'guide', text: '新手引导', icon: 'star', url: routes.guide() },
    ],
  },
  {
    title: '资金与账户',
    items: [
      { key: 'withdraw', text: '提现', icon: 'wallet', url: routes.withdraw() },
      { key: 'withdrawals', text: '提现记录', icon: 'clock', url: routes.withdrawals() },
      { key: 'identities', text: '我的身份', icon: 'shield', url: routes.identities() },
    ],
  },
];
