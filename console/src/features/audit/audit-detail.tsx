import { fen, formatYuan } from '@yimai/shared/kernel/money';
import { bps, formatBps } from '@yimai/shared/kernel/bps';

const NAMES: Readonly<Record<string, string>> = {
  carrier: '快递公司',
  trackingNumber: '快递单号',
  title: '名称',
  name: '名称',
  kind: '类型',
  amountFen: '金额',
  netFen: '实付',
  freightFen: '运费',
  thresholdFen: '门槛',
  discountFen: '优惠',
  reason: '原因',
  note: '说明',
  quantity: '数量',
  total: '总量',
  perMember: '每人限领',
  startsAt: '开始',
  endsAt: '结束',
  status: '状态',
  from: '原值',
  to: '新值',
  preset: '模板',
  paidLevels: '层级',
  levelRatesBps: '比例',
  allowSelfPurchase: '自购返佣',
  weekendDouble: '周末双倍',
  capMarginShareBps: '毛利封顶',
  capNetShareBps: '实付封顶',
  legalFileId: '法务文件',
};

/** Money and rates by the unit in the name of their key; everything else as it was recorded. */
function textOf(key: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => textOf(key, each)).join(' / ');
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    if (key.endsWith('Fen')) return `¥${formatYuan(fen(value))}`;
    if (key.endsWith('Bps') && value >= 0) return formatBps(bps(value));
  }
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}

function parse(detail: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(detail);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null; // a sentence, not an object: shown as it is
  }
}

/** What was recorded with an action, as pairs; empty values are left out. */
export function AuditDetail({ detail }: { detail: string }) {
  const record = parse(detail);
  if (record === null) return <span className="audit-detail">{detail}</span>;
  const pairs = Object.entries(record).filter(([, value]) => value !== '' && value !== null);
  if (pairs.length === 0) return <span className="muted">—</span>;
  return (
    <span className="audit-detail" title={detail}>
      {pairs.map(([key, value]) => `${NAMES[key] ?? key} ${textOf(key, value)}`).join('；')}
    </span>
  );
}
