import type { ExperimentResult, GuardRail, VariantResult } from '@yimai/shared/contracts/experiment';
import {
  ALPHA,
  criticalZ,
  differenceInterval,
  meanTest,
  proportionTest,
  sampleRatioP,
  sampleSize,
  SRM_ALPHA,
  wilson,
  type Proportion,
} from '@yimai/shared/domain/experiment/statistics';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { fen } from '@yimai/shared/kernel/money';
import { invariant } from '@yimai/shared/kernel/invariant';
import type { ExperimentRecord, Tally, VariantRecord } from './experiment.types.js';

/** A variant with what was counted of it, or with zeros. */
interface Counted extends Tally {
  record: VariantRecord;
}

type Plan = Pick<
  ExperimentRecord,
  'variants' | 'baselineBps' | 'liftBps' | 'plannedDays' | 'startedAt' | 'stoppedAt'
>;

const bps = (part: number): number => Math.round(part * 10_000);
const buyers = ({ converted, exposed }: Tally): Proportion => ({ hits: converted, of: exposed });
const refunds = ({ refunded, converted }: Tally): Proportion => ({ hits: refunded, of: converted });
const nameOf = ({ record }: Counted): string => `「${record.key.toUpperCase()} ${record.name}」`;
const namesOf = (all: readonly Counted[]): string => all.map(nameOf).join('、');
const count = (value: number): string => value.toLocaleString('en-US');

export function neededPerVariant({ baselineBps, liftBps, variants }: Omit<Plan, 'startedAt'>): number {
  return sampleSize({ baselineBps, liftBps, variants: variants.length });
}

/**
 * What an experiment came to, in figures and in words for a merchant. Nothing is called better or worse before as many
 * people as were planned have seen every variant for as long as was planned: who looks every day and stops at the first
 * good one finds differences that are not there.
 */
export function judge(plan: Plan, tallies: readonly Tally[], now: Date): ExperimentResult {
  const counted = plan.variants.map((record) => ({
    ...emptyOf(record),
    ...tallyOf(tallies, record),
    record,
  }));
  const [control, ...others] = counted;
  invariant(control && others.length > 0, 'an experiment has a control and others');
  const variants = counted.map((each) => resultOf(each, control, others.length));
  const rails = guardRails(plan, { control, others, now });
  return {
    ...verdictOf({ control, others, variants, rails }),
    days: daysOf(plan, now),
    variants,
    guardRails: rails,
  };
}

function emptyOf({ key }: VariantRecord): Tally {
  const nothing = { devices: 0, exposed: 0, converted: 0, refunded: 0, paidSquares: 0 };
  return { variant: key, ...nothing, paidFen: 0, refundedFen: 0 };
}

function tallyOf(tallies: readonly Tally[], { key }: VariantRecord): Tally | undefined {
  return tallies.find(({ variant }) => variant === key);
}

function daysOf({ startedAt, stoppedAt }: Plan, now: Date): number {
  return startedAt ? Math.floor(((stoppedAt ?? now).getTime() - startedAt.getTime()) / DAY_MS) : 0;
}

function resultOf(one: Counted, control: Counted, comparisons: number): VariantResult {
  const { record, exposed, converted, paidFen, refundedFen } = one;
  const around = wilson(buyers(one));
  const revenueFen = fen(paidFen - refundedFen);
  return {
    key: record.key,
    exposed,
    converted,
    rateBps: exposed === 0 ? 0 : bps(converted / exposed),
    rateLowBps: bps(around.low),
    rateHighBps: bps(around.high),
    revenueFen,
    revenuePerExposedFen: fen(exposed === 0 ? 0 : Math.round(revenueFen / exposed)),
    orderValueFen: converted === 0 ? null : fen(Math.round(paidFen / converted)),
    refundRateBps: converted === 0 ? null : bps(one.refunded / converted),
    difference: one === control ? null : differenceOf(one, control, comparisons),
  };
}

function differenceOf(
  one: Counted,
  control: Counted,
  comparisons: number,
): NonNullable<VariantResult['difference']> {
  const test = proportionTest(buyers(control), buyers(one));
  const around = differenceInterval(buyers(control), buyers(one), criticalZ(comparisons));
  const isKnown = control.exposed > 0 && one.exposed > 0;
  return {
    bps: isKnown ? bps(one.converted / one.exposed - control.converted / control.exposed) : 0,
    lowBps: bps(around.low),
    highBps: bps(around.high),
    pValue: test && Math.round(test.p * 10_000) / 10_000,
    isSignificant: test !== null && test.p < ALPHA / comparisons,
  };
}

interface Sides {
  control: Counted;
  others: readonly Counted[];
  now: Date;
}

function guardRails(plan: Plan, sides: Sides): GuardRail[] {
  const all = [sides.control, ...sides.others];
  return [
    splitRail(all),
    sampleRail(all, neededPerVariant(plan)),
    durationRail(plan, daysOf(plan, sides.now)),
    refundRail(sides),
    orderValueRail(sides),
  ];
}

function splitRail(all: readonly Counted[]): GuardRail {
  const title = '分流比例';
  const p = sampleRatioP(all.map(({ devices, record }) => ({ exposed: devices, shareBps: record.shareBps })));
  if (p === null) return { id: 'split', state: 'waiting', title, text: '还没有人看到' };
  const isOdd = p < SRM_ALPHA;
  const text = isOdd
    ? '分流异常，结果不可信：各版本的人数与设定的比例不符，可能有版本打不开或统计丢失'
    : '各版本的人数与设定的比例相符';
  return { id: 'split', state: isOdd ? 'warning' : 'ok', title, text };
}

function sampleRail(all: readonly Counted[], needed: number): GuardRail {
  const fewest = Math.min(...all.map(({ exposed }) => exposed));
  const isEnough = fewest >= needed;
  return {
    id: 'sample',
    state: isEnough ? 'ok' : 'waiting',
    title: '样本量',
    text: isEnough
      ? `每个版本都已超过 ${count(needed)} 人`
      : `样本不足，还不能下结论：每个版本需要 ${count(needed)} 人，目前最少的只有 ${count(fewest)} 人`,
  };
}

function durationRail({ plannedDays, stoppedAt }: Plan, days: number): GuardRail {
  const isEnough = days >= plannedDays;
  const early = stoppedAt ? '提前停止' : '时间未到';
  return {
    id: 'duration',
    state: isEnough ? 'ok' : 'waiting',
    title: '实验时长',
    text: isEnough ? `已满 ${plannedDays} 天` : `${early}：计划 ${plannedDays} 天，共进行 ${days} 天`,
  };
}

const LEAST_ORDERS = 30;

function refundRail({ control, others }: Sides): GuardRail {
  const rail = { id: 'refunds', title: '退款率' } as const;
  if ([control, ...others].some(({ converted }) => converted < LEAST_ORDERS))
    return { ...rail, state: 'waiting', text: `每个版本满 ${LEAST_ORDERS} 单后开始比较` };
  const worse = others.filter((other) => {
    const test = proportionTest(refunds(control), refunds(other));
    return test !== null && test.z > 0 && test.p < ALPHA;
  });
  return worse.length > 0
    ? { ...rail, state: 'warning', text: `${namesOf(worse)}的退款率明显高于对照组，请先查明原因` }
    : { ...rail, state: 'ok', text: '没有发现哪个版本的退款明显变多' };
}

function orderValueRail({ control, others }: Sides): GuardRail {
  const rail = { id: 'order-value', title: '客单价' } as const;
  const amounts = ({ converted, paidFen, paidSquares }: Tally) => ({
    count: converted,
    sum: paidFen,
    squares: paidSquares,
  });
  if ([control, ...others].some(({ converted }) => converted < LEAST_ORDERS))
    return { ...rail, state: 'waiting', text: `每个版本满 ${LEAST_ORDERS} 单后开始比较` };
  const lower = others.filter((other) => {
    const test = meanTest(amounts(control), amounts(other));
    return test !== null && test.difference < 0 && test.p < ALPHA;
  });
  return lower.length > 0
    ? { ...rail, state: 'warning', text: `${namesOf(lower)}的客单价明显低于对照组，每单变小了` }
    : { ...rail, state: 'ok', text: '没有发现哪个版本的客单价明显变低' };
}

type Verdict = Pick<ExperimentResult, 'verdict' | 'title' | 'text' | 'best'>;

interface Found {
  control: Counted;
  others: readonly Counted[];
  variants: readonly VariantResult[];
  rails: readonly GuardRail[];
}

function verdictOf({ control, others, variants, rails }: Found): Verdict {
  const stateOf = (id: GuardRail['id']): GuardRail['state'] | undefined =>
    rails.find((rail) => rail.id === id)?.state;
  const without = { best: null };
  if ([control, ...others].every(({ devices }) => devices === 0))
    return {
      ...without,
      verdict: 'nobody',
      title: '还没有人看到',
      text: '有顾客打开后，这里会显示各版本的数据',
    };
  if (stateOf('split') === 'warning')
    return {
      ...without,
      verdict: 'mismatch',
      title: '分流异常，结果不可信',
      text: '请停止实验，检查每个版本能否正常打开，再重新开始一次',
    };
  if (stateOf('sample') !== 'ok' || stateOf('duration') !== 'ok')
    return {
      ...without,
      verdict: 'too-early',
      title: '样本不足，还不能下结论',
      text: '下面的数字只是暂时的，会上下波动；现在就按它选，很可能选错',
    };
  const different = others.filter((_, at) => variants[at + 1]?.difference?.isSignificant);
  const rateOf = ({ converted, exposed }: Counted): number => converted / exposed;
  const better = different
    .filter((other) => rateOf(other) > rateOf(control))
    .sort((one, other) => rateOf(other) - rateOf(one));
  const [best] = better;
  if (best) {
    const isRisky = rails.some(
      ({ id, state }) => ['refunds', 'order-value'].includes(id) && state === 'warning',
    );
    return {
      verdict: 'better',
      best: best.record.key,
      title: `${nameOf(best)}的转化率更高`,
      text: isRisky
        ? '差别不像是偶然，但有指标变差：采用前请先看下面的提醒'
        : '差别不像是偶然（95% 把握），可以采用',
    };
  }
  const worse = different.filter((other) => rateOf(other) < rateOf(control));
  if (worse.length === others.length)
    return {
      verdict: 'worse',
      best: control.record.key,
      title: `${nameOf(control)}更好`,
      text: `${namesOf(worse)}的转化率明显更低，建议保留对照组`,
    };
  return {
    ...without,
    verdict: 'same',
    title: '没有发现明显差别',
    text: '在计划的人数内没有哪个版本明显更好：保留原来的即可，也可以换一个改动更大的版本再试',
  };
}
