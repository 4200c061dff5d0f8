import {
  AccountBookOutlined,
  ApartmentOutlined,
  AuditOutlined,
  DashboardOutlined,
  ExperimentOutlined,
  FireOutlined,
  GiftOutlined,
  PictureOutlined,
  PayCircleOutlined,
  PercentageOutlined,
  RollbackOutlined,
  SafetyCertificateOutlined,
  ShopOutlined,
  ShoppingOutlined,
  SolutionOutlined,
  StarOutlined,
  TagsOutlined,
  TeamOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { EndpointName } from '@yimai/shared/api/endpoints';
import type { ReactNode } from 'react';

export interface Screen {
  path: string;
  title: string;
  icon: ReactNode;
  /** The screen is there for whoever may call this. */
  reads: EndpointName;
}

interface Group {
  title: string;
  screens: readonly Screen[];
}

/** The menu. Its permissions come from the endpoint table, through `reads`. */
export const MENU: readonly Group[] = [
  {
    title: '经营',
    screens: [
      { path: '/', title: '今日概览', icon: <DashboardOutlined />, reads: 'getConsoleDashboard' },
      { path: '/orders', title: '订单', icon: <SolutionOutlined />, reads: 'consoleListOrders' },
      { path: '/aftersales', title: '售后', icon: <RollbackOutlined />, reads: 'consoleListAftersales' },
      { path: '/products', title: '商品', icon: <ShoppingOutlined />, reads: 'consoleListProducts' },
      { path: '/reviews', title: '评价管理', icon: <StarOutlined />, reads: 'consoleListReviews' },
      { path: '/search-words', title: '搜索热词', icon: <FireOutlined />, reads: 'consoleGetSearchWords' },
      { path: '/experiments', title: '对比实验', icon: <ExperimentOutlined />, reads: 'listExperiments' },
      { path: '/coupons', title: '优惠券', icon: <TagsOutlined />, reads: 'createCoupon' },
    ],
  },
  {
    title: '分销',
    screens: [
      {
        path: '/distributors',
        title: '分销员',
        icon: <ApartmentOutlined />,
        reads: 'consoleListDistributors',
      },
      { path: '/policy', title: '佣金方案', icon: <PercentageOutlined />, reads: 'getPolicy' },
      { path: '/materials', title: '素材', icon: <PictureOutlined />, reads: 'consoleListMaterials' },
      {
        path: '/doudian',
        title: '抖店成交',
        icon: <ShopOutlined />,
        reads: 'consoleListDoudianSales',
      },
      { path: '/commissions', title: '佣金明细', icon: <GiftOutlined />, reads: 'consoleListCommissions' },
    ],
  },
  {
    title: '资金',
    screens: [
      {
        path: '/withdrawals',
        title: '提现审核',
        icon: <PayCircleOutlined />,
        reads: 'consoleListWithdrawals',
      },
      { path: '/ledger', title: '账本', icon: <AccountBookOutlined />, reads: 'getTrialBalance' },
      { path: '/troubles', title: '异常处理', icon: <WarningOutlined />, reads: 'consoleListTroubles' },
    ],
  },
  {
    title: '内控',
    screens: [
      { path: '/health', title: '账务体检', icon: <SafetyCertificateOutlined />, reads: 'checkInvariants' },
      { path: '/staff', title: '员工账号', icon: <TeamOutlined />, reads: 'consoleListStaff' },
      { path: '/audit', title: '操作日志', icon: <AuditOutlined />, reads: 'listAudit' },
    ],
  },
];

export const SCREENS: readonly Screen[] = MENU.flatMap((group) => group.screens);
