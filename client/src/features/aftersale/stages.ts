import type { IconName } from '@/components/icon';
import type { StateTone } from '@/components/state-head';
import type { Aftersale, Kind } from './api';

interface Stage {
  icon: IconName;
  tone: StateTone;
  /** What happens next, or what is to be done. */
  text: string;
}

export const STAGES: Record<Aftersale['state'], Stage> = {
  requested: { icon: 'clock', tone: 'amber', text: '商家通常在 1 个工作日内处理' },
  approved: { icon: 'check-circle', tone: 'indigo', text: '商家已同意，正在安排退款' },
  rejected: { icon: 'info', tone: 'muted', text: '如有疑问，请联系客服' },
  awaitingReturn: { icon: 'box', tone: 'brand', text: '请按下方地址寄回商品，并填写快递单号' },
  returned: { icon: 'truck', tone: 'indigo', text: '商家收到并验货后退款' },
  refunding: { icon: 'refresh', tone: 'indigo', text: '退款正在原路退回' },
  refunded: { icon: 'check-circle', tone: 'jade', text: '退款已原路退回，到账时间以支付渠道为准' },
  cancelled: { icon: 'close', tone: 'muted', text: '您已撤销这次申请' },
};

export const stepsOf = (kind: Kind): readonly { title: string }[] =>
  ['提交申请', '商家处理', ...(kind === 'returnAndRefund' ? ['寄回商品'] : []), '退款'].map((title) => ({
    title,
  }));

/** The step a case is at; null for one that ended before its end. */
export function stepOf({ kind, state }: Pick<Aftersale, 'kind' | 'state'>): number | null {
  const refund = kind === 'returnAndRefund' ? 3 : 2;
  const steps: Record<Aftersale['state'], number | null> = {
    requested: 1,
    approved: 2,
    awaitingReturn: 2,
    returned: 2,
    refunding: refund,
    refunded: refund + 1,
    rejected: null,
    cancelled: null,
  };
  return steps[state];
}
