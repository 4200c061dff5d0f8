import type { StaffRole } from '@yimai/shared/api/access';
import type { AftersaleView } from '@yimai/shared/contracts/aftersale';
import type { Api } from '@yimai/shared/contracts/api';
import type { PlatformName } from '@yimai/shared/contracts/common';
import type { DoudianSaleView } from '@yimai/shared/contracts/doudian';
import type { ExperimentView } from '@yimai/shared/contracts/experiment';
import type { ConsoleDistributorView, ConsoleOrderView } from '@yimai/shared/contracts/console';
import type { CommissionView, WithdrawalState } from '@yimai/shared/contracts/distributor';
import type { ConsoleReviewView } from '@yimai/shared/contracts/review';
import type { OrderState, PaymentView } from '@yimai/shared/contracts/order';
import type { StaffAccountView } from '@yimai/shared/contracts/staff';
import type { TroubleKind } from '@yimai/shared/contracts/trouble';

type Scene = NonNullable<Api['recordClick']['input']['scene']>;

/** The six tones a state may have; what a tone looks like is decided in components/status-tag. */
export type Tone = 'ink' | 'jade' | 'amber' | 'indigo' | 'brand' | 'gold';
export type Labels<T extends string> = Readonly<Record<T, readonly [text: string, tone: Tone]>>;

export const ORDER_STATES: Labels<OrderState> = {
  awaitingPayment: ['待付款', 'amber'],
  paid: ['已付款', 'indigo'],
  awaitingGroup: ['待成团', 'indigo'],
  awaitingShipment: ['待发货', 'brand'],
  shipped: ['已发货', 'indigo'],
  received: ['已收货', 'jade'],
  completed: ['已完成', 'jade'],
  closed: ['已关闭', 'ink'],
};

export const PAYMENT_STATES: Labels<PaymentView['state']> = {
  created: ['未发起', 'ink'],
  pending: ['支付中', 'amber'],
  paid: ['已支付', 'jade'],
  closed: ['已关闭', 'ink'],
  failed: ['失败', 'brand'],
  'surplus-refunded': ['多付已退', 'indigo'],
};

export const REVIEW_STATES: Labels<ConsoleReviewView['state']> = {
  pending: ['待审核', 'amber'],
  published: ['已发布', 'jade'],
  rejected: ['未通过', 'brand'],
  hidden: ['已隐藏', 'ink'],
};

export const AFTERSALE_STATES: Labels<AftersaleView['state']> = {
  requested: ['待审核', 'brand'],
  approved: ['已同意', 'indigo'],
  rejected: ['已拒绝', 'ink'],
  awaitingReturn: ['待寄回', 'amber'],
  returned: ['已收到退货', 'indigo'],
  refunding: ['退款中', 'amber'],
  refunded: ['已退款', 'jade'],
  cancelled: ['已撤销', 'ink'],
};

export const TROUBLE_KINDS: Readonly<Record<TroubleKind, string>> = {
  notification: '待核实通知',
  refund: '被拒退款',
  upload: '发货信息未上传',
};

export const AFTERSALE_KINDS: Readonly<Record<AftersaleView['kind'], string>> = {
  refundOnly: '仅退款',
  returnAndRefund: '退货退款',
};

export const COMMISSION_STATES: Labels<CommissionView['state']> = {
  accrued: ['待结算', 'amber'],
  held: ['风控冻结', 'brand'],
  available: ['可提现', 'jade'],
  withdrawing: ['提现中', 'indigo'],
  paid: ['已到账', 'jade'],
  reversed: ['已冲回', 'ink'],
};

export const DOUDIAN_STATES: Labels<DoudianSaleView['state']> = {
  unpaid: ['待支付', 'amber'],
  paid: ['待发货', 'indigo'],
  shipped: ['已发货', 'indigo'],
  completed: ['已完成', 'jade'],
  cancelled: ['已取消', 'ink'],
};

export const DOUDIAN_VERDICTS: Labels<DoudianSaleView['verdict']> = {
  attributed: ['已归属', 'jade'],
  waiting: ['待确认', 'amber'],
  elsewhere: ['未归属', 'ink'],
  unopened: ['未归属', 'ink'],
  ambiguous: ['未归属', 'brand'],
  unreferred: ['未归属', 'ink'],
};

export const DOUDIAN_LISTS = {
  sales: '全部成交',
  attributed: '已归属',
  unattributed: '未归属',
  intents: '购买意向',
} as const;

export const EXPERIMENT_STATES: Labels<ExperimentView['state']> = {
  draft: ['草稿', 'ink'],
  running: ['进行中', 'indigo'],
  stopped: ['已停止', 'amber'],
  decided: ['已采用', 'jade'],
};

export const WITHDRAWAL_STATES: Labels<WithdrawalState> = {
  reviewing: ['待审核', 'brand'],
  approved: ['已通过', 'indigo'],
  rejected: ['已拒绝', 'ink'],
  submitted: ['打款中', 'indigo'],
  'awaiting-confirmation': ['待收款人确认', 'amber'],
  paid: ['已到账', 'jade'],
  failed: ['失败', 'brand'],
  unknown: ['结果待查', 'amber'],
};

export const DISTRIBUTOR_STATES: Labels<ConsoleDistributorView['status']> = {
  active: ['正常', 'jade'],
  suspended: ['已暂停', 'amber'],
  removed: ['已清退', 'ink'],
};

export const APPLICATION_STATES: Labels<'pending' | 'approved' | 'rejected'> = {
  pending: ['待审核', 'brand'],
  approved: ['已通过', 'jade'],
  rejected: ['已拒绝', 'ink'],
};

export const PLATFORMS: Readonly<Record<PlatformName, string>> = {
  wechat: '微信小程序',
  douyin: '抖音小程序',
  h5: '网页 H5',
};

export const CHANNELS: Readonly<Record<ConsoleOrderView['payments'][number]['channel'], string>> = {
  wechat: '微信支付',
  alipay: '支付宝',
  douyin: '抖音支付',
};

/** Who told us or was told: channels, and what WeChat is besides one. */
export const TROUBLE_PLATFORMS: Readonly<Record<string, string>> = {
  ...CHANNELS,
  'wechat-message': '微信消息推送',
  'wechat-shipping': '微信发货信息',
};

export const ROLES: Readonly<Record<StaffRole, string>> = {
  owner: '店主',
  operator: '运营',
  finance: '财务',
  warehouse: '仓库',
  service: '客服',
  auditor: '审计',
};

export const STAFF_STATES: Labels<StaffAccountView['state']> = {
  active: ['正常', 'jade'],
  invited: ['待激活', 'amber'],
  expired: ['邀请已过期', 'brand'],
  disabled: ['已停用', 'ink'],
};

const SCENES: Readonly<Record<Scene, string>> = {
  'share-card': '分享卡片',
  timeline: '朋友圈',
  poster: '海报',
  link: '链接',
  passphrase: '口令',
  offline: '门店',
  scan: '扫码',
  'short-video': '短视频',
  live: '直播间',
  other: '其他',
};

/** Where a click happened, in words. */
export function sceneName(scene: string): string {
  return Object.hasOwn(SCENES, scene) ? SCENES[scene as keyof typeof SCENES] : scene;
}

/** `Select` options of a table of states. */
export function optionsOf<T extends string>(labels: Labels<T>): { value: T; label: string }[] {
  return (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value][0] }));
}
