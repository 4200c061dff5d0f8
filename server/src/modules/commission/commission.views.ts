import type { TimelineItem } from '@yimai/shared/contracts/common';
import type { CommissionView, ReceiptView } from '@yimai/shared/contracts/distributor';
import type { CommissionReceipt, CommissionPreset, RateSource } from '@yimai/shared/domain/commission/types';
import { maskName } from '@yimai/shared/domain/distribution/mask';
import { formatId } from '@yimai/shared/kernel/id';
import { addFen, formatYuan, subtractFen, type Fen } from '@yimai/shared/kernel/money';
import type { CommissionRecord, ReversalRecord } from './commission-reads.repository.js';

/** What is known about the distributor's withdrawals: settled commission is paid in the order it became available. */
export interface CommissionReading {
  paidFen: Fen;
  openFen: Fen;
  /** Nickname of the buyer; empty: unknown. */
  buyerNickname: string;
}

const STATE_TEXTS: Readonly<Record<CommissionView['state'], string>> = {
  accrued: '待结算',
  held: '核查中',
  available: '可提现',
  withdrawing: '提现中',
  paid: '已到账',
  reversed: '已冲回',
};
/** What the order keeps speaks of the distributor; on the receipt that is who reads it. */
const toReader = (sentence: string): string =>
  sentence.replaceAll('计入该分销员', '计给您').replaceAll('该分销员', '您');
const LEVEL_NAMES = { 1: '一级', 2: '二级', 3: '三级' } as const;
const PRESET_NAMES: Readonly<Record<CommissionPreset, string>> = {
  '15': '15%',
  '15-8': '15% / 8%',
  '15-8-5': '15% / 8% / 5%',
  '5-2': '5% / 2%',
  custom: '自定义',
};
const RULE_TEXTS: Readonly<Record<RateSource, string>> = {
  policy: '店铺佣金方案',
  'product-override': '该商品单独设置',
  'sku-override': '该规格单独设置',
};
const MULTIPLIER_BPS = 10_000;

/** Where a settled commission stands follows from what was withdrawn so far, oldest first. */
export function commissionStateOf(
  record: Pick<CommissionRecord, 'state' | 'settledUpToFen'>,
  { paidFen, openFen }: Pick<CommissionReading, 'paidFen' | 'openFen'>,
): CommissionView['state'] {
  if (record.state !== 'available' || record.settledUpToFen <= 0) return record.state;
  if (record.settledUpToFen <= paidFen) return 'paid';
  return record.settledUpToFen <= paidFen + openFen ? 'withdrawing' : 'available';
}

export function commissionStateText(state: CommissionView['state']): string {
  return STATE_TEXTS[state];
}

export function toCommissionView(record: CommissionRecord, reading: CommissionReading): CommissionView {
  const state = commissionStateOf(record, reading);
  return {
    id: formatId('commission', record.id),
    orderNumber: record.orderNumber,
    title: record.title,
    imageUrl: record.imageUrl,
    quantity: record.quantity,
    level: record.level,
    platform: record.platform,
    isViaDoudian: record.doudian !== null,
    buyerMasked: maskName(reading.buyerNickname),
    amountFen: record.amountFen,
    reversedFen: record.reversedFen,
    netFen: subtractFen(record.amountFen, record.reversedFen),
    state,
    stateText: record.isZero ? '不计佣金' : STATE_TEXTS[state],
    accruedAt: record.accruedAt.toISOString(),
    maturesAt: record.maturesAt?.toISOString() ?? null,
    availableAt: record.availableAt?.toISOString() ?? null,
  };
}

export interface ReceiptFacts {
  record: CommissionRecord;
  reading: CommissionReading;
  preset: CommissionPreset;
  reversals: readonly ReversalRecord[];
}

/**
 * Why a commission is what it is, for the person who earns it. The merchant's margin, cost and shares stay behind:
 * only the cap itself is named, and only where it bound.
 */
export function toReceiptView(facts: ReceiptFacts): ReceiptView {
  const { record, reading, reversals } = facts;
  const { receipt } = record;
  return {
    ...toCommissionView(record, reading),
    baseFen: receipt.baseFen,
    rateBps: receipt.effectiveRateBps,
    multiplierBps: receipt.multiplier * MULTIPLIER_BPS,
    rawFen: receipt.rawFen,
    capFen: capOf(receipt),
    policyName: `「${PRESET_NAMES[facts.preset]}」佣金方案`,
    policyVersion: record.policyVersion,
    ruleText: `${RULE_TEXTS[receipt.source]} · ${LEVEL_NAMES[record.level]}`,
    explain: [...doudianSentences(record), ...receipt.explain, ...reversalSentences(record, reversals)],
    evidence: evidenceOf(record),
    reversals: reversals.map(({ at, amountFen, reason }) => ({ at: at.toISOString(), amountFen, reason })),
    timeline: timelineOf(facts),
  };
}

function capOf({ lineCap, orderCap }: CommissionReceipt): Fen | null {
  if (orderCap?.isScaledDown) return orderCap.capFen;
  return lineCap.isScaledDown ? lineCap.capFen : null;
}

/** Whose the money of the goods is, and what the base is made of. Read on WeChat too, where 抖音 is not to be named. */
function doudianSentences({ doudian }: CommissionRecord): string[] {
  if (!doudian) return [];
  const { paidFen, creatorFen } = doudian;
  const paid = `在商家小店成交并收款：商品实付 ¥${formatYuan(paidFen)}（不含运费）`;
  if (creatorFen === 0) return [`${paid}。`];
  return [`${paid}，扣除达人佣金 ¥${formatYuan(creatorFen)} 后计佣。`];
}

function reversalSentences(record: CommissionRecord, reversals: readonly ReversalRecord[]): string[] {
  if (reversals.length === 0) return [];
  const total = addFen(...reversals.map(({ amountFen }) => amountFen));
  const left = subtractFen(record.amountFen, record.reversedFen);
  return [`因退款或归属变化累计冲回 ¥${formatYuan(total)}，剩余 ¥${formatYuan(left)}。`];
}

/** Codes and clicks of a team member's customer are that member's business. */
function evidenceOf({ evidence, level }: CommissionRecord): ReceiptView['evidence'] {
  if (level === 1) {
    const { code, clickedAt, platform, scene, boundAt, sentence } = evidence;
    return { code, clickedAt, platform, scene, boundAt, reason: toReader(sentence) };
  }
  return {
    code: null,
    clickedAt: null,
    platform: evidence.platform,
    scene: '',
    boundAt: null,
    reason: `买家由您邀请的伙伴服务，按下单时的邀请关系，您获得${LEVEL_NAMES[level]}佣金。`,
  };
}

function timelineOf({ record, reversals }: ReceiptFacts): TimelineItem[] {
  const item = (at: Date, title: string, text: string): TimelineItem => ({
    at: at.toISOString(),
    title,
    text,
    actor: '系统',
  });
  const items: TimelineItem[] = [item(record.accruedAt, '佣金入账', '买家已付款，佣金进入待结算。')];
  for (const { at, amountFen, reason } of reversals)
    items.push(item(at, '佣金冲回', `冲回 ¥${formatYuan(amountFen)}。${reason}`));
  if (record.maturesAt && !record.availableAt && record.state !== 'reversed')
    items.push(item(record.maturesAt, '预计结算', '售后期结束后的第三个工作日起可以提现。'));
  if (record.availableAt) items.push(item(record.availableAt, '佣金结算', '已转入可提现余额。'));
  return items.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
