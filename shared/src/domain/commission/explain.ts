import { formatBps, type Bps } from '../../kernel/bps.js';
import { formatYuan, type Fen } from '../../kernel/money.js';
import type {
  CapReceipt,
  CommissionLevel,
  CommissionPreset,
  CommissionReceipt,
  OrderCommissionReceipt,
  RateSource,
  ZeroReason,
} from './types.js';

const LEVEL_NAMES: Readonly<Record<CommissionLevel, string>> = { 1: '一级', 2: '二级', 3: '三级' };
const PRESET_NAMES: Readonly<Record<CommissionPreset, string>> = {
  '15': '15%',
  '15-8': '15% / 8%',
  '15-8-5': '15% / 8% / 5%',
  '5-2': '5% / 2%',
  custom: '自定义',
};
const SOURCE_WORDS: Readonly<Record<RateSource, string>> = {
  policy: '',
  'product-override': '该商品单独设置的',
  'sku-override': '该规格单独设置的',
};

/** A receipt still without sentences, plus the two words only the facts know. */
export type Explainable = Omit<CommissionReceipt, 'explain'> & {
  tierName: string | null;
  exclusion: string | null;
};

export function yuan(amount: Fen): string {
  return `¥${formatYuan(amount)}`;
}

export function levelName(level: CommissionLevel): string {
  return LEVEL_NAMES[level];
}

function zeroSentence(r: Explainable, reason: ZeroReason): string | null {
  const level = LEVEL_NAMES[r.level];
  switch (reason) {
    case 'NO_UPLINE':
      return '本单没有归属的分销员，不产生佣金。';
    case 'EXCLUDED_PRODUCT':
      return `本商品不参与分销（${r.exclusion ?? '商家设置'}），不计佣金。`;
    case 'SELF_PURCHASE':
      return '买家与该分销员是同一人，自购不计佣金。';
    case 'INACTIVE_DISTRIBUTOR':
      return `下单时该分销员未处于有效状态，${level}佣金不计，也不转给他人。`;
    case 'NOTHING_PAID':
      return '本单商品实付 ¥0.00，没有可以计佣的金额。';
    case 'ZERO_RATE':
      return `${SOURCE_WORDS[r.source]}${level}佣金为零，不计佣金。`;
    case 'BELOW_ONE_FEN':
      return `本单商品实付 ${yuan(r.baseFen)}，按${level}佣金 ${rateText(r.effectiveRateBps)} 计算，四舍五入后不足 1 分，记 ¥0.00。`;
    case 'CAPPED_TO_ZERO':
      return null;
  }
}

function rateText(rate: Bps | null): string {
  return rate === null ? '' : formatBps(rate);
}

function raiseSentences(r: Explainable): string[] {
  const level = LEVEL_NAMES[r.level];
  const sentences: string[] = [];
  if (r.multiplier === 2) {
    const change =
      r.rateBps === null
        ? '按两倍计算'
        : `由 ${formatBps(r.rateBps)} 加倍为 ${formatBps((r.rateBps * 2) as Bps)}`;
    sentences.push(`订单在周末付款，${level}佣金${change}。`);
  }
  if (r.tierBonusBps > 0) {
    sentences.push(`「${r.tierName ?? '当前'}」等级的直接销售另加 ${formatBps(r.tierBonusBps)}。`);
  }
  return sentences;
}

function amountSentence(r: Explainable): string {
  const level = LEVEL_NAMES[r.level];
  if (r.fixedFenPerUnit === null) {
    return `本单商品实付 ${yuan(r.baseFen)}，按${SOURCE_WORDS[r.source]}${level}佣金 ${rateText(r.effectiveRateBps)} 计算，应得 ${yuan(r.rawFen)}。`;
  }
  return `按${SOURCE_WORDS[r.source]}${level}固定佣金每件 ${yuan(r.fixedFenPerUnit)}，共 ${r.quantity} 件，应得 ${yuan(r.rawFen)}。`;
}

function capSentence(
  scope: string,
  cap: CapReceipt | null,
  change: { level: string; from: Fen; to: Fen },
): string[] {
  if (!cap?.isScaledDown) return [];
  return [
    `${scope}各级佣金合计 ${yuan(cap.totalBeforeFen)}，超过上限 ${yuan(cap.capFen)}，各级按比例缩减，${change.level}佣金由 ${yuan(change.from)} 调整为 ${yuan(change.to)}。`,
  ];
}

/** The sentences of one receipt. They name the cap but never the margin behind it, which is the merchant's secret. */
export function explainReceipt(r: Explainable): string[] {
  const level = LEVEL_NAMES[r.level];
  const zero = r.zeroReason === null ? null : zeroSentence(r, r.zeroReason);
  if (zero !== null) return [...(r.zeroReason === 'BELOW_ONE_FEN' ? raiseSentences(r) : []), zero];
  return [
    ...raiseSentences(r),
    amountSentence(r),
    ...capSentence('本商品', r.lineCap, { level, from: r.rawFen, to: r.afterLineCapFen }),
    ...capSentence('本订单', r.orderCap, { level, from: r.afterLineCapFen, to: r.amountFen }),
  ];
}

/** The sentences about the order as a whole. */
export function explainOrder(r: Omit<OrderCommissionReceipt, 'explain'>): string[] {
  const head = `订单商品实付合计 ${yuan(r.baseTotalFen)}，适用「${PRESET_NAMES[r.preset]}」佣金方案第 ${r.policyVersion} 版，最多 ${r.paidLevels} 级。`;
  if (r.zeroReason === 'NO_UPLINE') return [head, '本单没有归属的分销员，不产生佣金。'];
  const sentences = [head];
  if (r.orderCap?.isScaledDown) {
    sentences.push(
      `单笔订单佣金上限为 ${yuan(r.orderCap.capFen)}，已由 ${yuan(r.orderCap.totalBeforeFen)} 按比例缩减。`,
    );
  }
  if (r.vacantLevels.length > 0) {
    sentences.push(
      `${r.vacantLevels.map((level) => LEVEL_NAMES[level]).join('、')}没有分销员，该部分不发放。`,
    );
  }
  if (r.intercepted.length > 0) {
    sentences.push(`另有 ${r.intercepted.length} 位上级超出可计佣层级，系统已拦截，不计佣金。`);
  }
  sentences.push(`本单佣金合计 ${yuan(r.totalFen)}。`);
  return sentences;
}
