import { fen, formatYuan } from '@yimai/shared/kernel/money';
import { carrierName } from '@yimai/shared/domain/fulfilment/carriers';
import { bps, formatBps } from '@yimai/shared/kernel/bps';

const NAMES: Readonly<Record<string, string>> = {
  carrier: '快递公司',
  skus: '规格',
  specs: '规格值',
  priceFen: '售价',
  costFen: '成本',
  commission: '佣金',
  levelFen: '每件',
  distributorId: '分销员',
  parentId: '上级',
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

/** Values that are codes of ours. */
const WORDS: Readonly<Record<string, string>> = {
  refundOnly: '仅退款',
  returnAndRefund: '退货退款',
  active: '正常',
  suspended: '已暂停',
  rate: '按比例',
  fixed: '固定金额',
  excluded: '不参与分销',
};

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Money and rates by the unit in the name of their key; everything else as it was recorded. */
function textOf(key: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => textOf(key, each)).join(' / ');
  if (isFields(value)) return `（${pairsOf(value).join('，')}）`;
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    if (key.endsWith('Fen')) return `¥${formatYuan(fen(value))}`;
    if (key.endsWith('Bps') && value >= 0) return formatBps(bps(value));
  }
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return WORDS[value] ?? (key === 'carrier' ? carrierName(value) : value);
  return JSON.stringify(value);
}

/** What has nothing to say is left out. */
function pairsOf(fields: Fields): string[] {
  const isSaying = (value: unknown): boolean =>
    value !== '' && value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.entries(fields)
    .filter(([, value]) => isSaying(value))
    .map(([key, value]) => `${NAMES[key] ?? key} ${textOf(key, value)}`);
}

function parse(detail: string): Fields | null {
  try {
    const value: unknown = JSON.parse(detail);
    return isFields(value) ? value : null;
  } catch {
    return null; // a sentence, not an object: shown as it is
  }
}

/** What was recorded with an action, as pairs; the record itself is in the tooltip. */
export function AuditDetail({ detail }: { detail: string }) {
  const fields = parse(detail);
  const text = fields === null ? detail : pairsOf(fields).join('；');
  if (text === '') return <span className="muted">—</span>;
  return (
    <span className="audit-detail" title={detail}>
      {text}
    </span>
  );
}
