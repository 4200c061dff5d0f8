import type { Bps } from '../../kernel/bps.js';
import { shanghaiDay, weekday } from '../../kernel/clock.js';
import { formatId } from '../../kernel/id.js';
import { invariant } from '../../kernel/invariant.js';
import { allocate, fen, multiplyFen, subtractFen, ZERO_FEN, type Fen } from '../../kernel/money.js';
import { capReceipt, lineCapLimit, orderCapLimit, type CapLimit } from './cap.js';
import { explainOrder, explainReceipt } from './explain.js';
import { checkTerms } from './presets.js';
import { baseRate, raiseRate, sumFen, tierBonusOf, type RaisedRate } from './rate.js';
import type {
  CapReceipt,
  CommissionEntry,
  CommissionLevel,
  CommissionLineFacts,
  CommissionPolicy,
  CommissionReceipt,
  CommissionResult,
  OrderCommissionFacts,
  OrderCommissionReceipt,
  UplineMember,
  ZeroReason,
} from './types.js';

const LEVELS: readonly CommissionLevel[] = [1, 2, 3];

/** A person on a level that may be paid. */
interface Seat {
  level: CommissionLevel;
  member: UplineMember;
}

/** One line × one seat on its way from facts to entry. */
interface Draft extends Seat {
  line: CommissionLineFacts;
  rate: RaisedRate;
  zeroReason: ZeroReason | null;
  lineCap: CapReceipt;
  afterLineCapFen: Fen;
}

/** Levels that may be paid once `countSelf` had its word (C-02). */
export function effectiveLevels(policy: Pick<CommissionPolicy, 'paidLevels' | 'countSelf'>): CommissionLevel {
  return policy.countSelf && policy.paidLevels === 3 ? 2 : policy.paidLevels;
}

/** Whether an instant falls on a Saturday or Sunday in Asia/Shanghai. */
export function isShanghaiWeekend(at: Date): boolean {
  const day = weekday(shanghaiDay(at));
  return day === 0 || day === 6;
}

function checkFacts(facts: OrderCommissionFacts): void {
  for (const line of facts.lines) {
    invariant(Number.isSafeInteger(line.quantity) && line.quantity >= 1, `quantity of line ${line.lineId}`);
    invariant(line.netPaidFen >= 0 && line.lineDiscountFen >= 0, `negative amounts on line ${line.lineId}`);
    const net = subtractFen(multiplyFen(line.unitPriceFen, line.quantity), line.lineDiscountFen);
    invariant(
      net === line.netPaidFen,
      `net of line ${line.lineId} is ${line.netPaidFen}, price minus discount ${net}`,
    );
    invariant(line.costFen === null || line.costFen >= 0, `negative cost on line ${line.lineId}`);
  }
  invariant(new Set(facts.lines.map((line) => line.lineId)).size === facts.lines.length, 'lines repeat');
  const { upline } = facts;
  invariant(
    upline.every((m) => Number.isSafeInteger(m.level) && m.level >= 1),
    'upline levels start at 1',
  );
  invariant(new Set(upline.map((m) => m.level)).size === upline.length, 'two people on one level');
  invariant(new Set(upline.map((m) => m.distributorId)).size === upline.length, 'one person on two levels');
  const broken = checkTerms(facts.policy).filter((issue) => issue.severity === 'error');
  invariant(
    broken.length === 0,
    `policy ${facts.policy.policyId}: ${broken.map((issue) => issue.code).join()}`,
  );
}

/** Why a person earns nothing whatever the amount, in the order the reasons are asked (C-10). */
function barredBy(line: CommissionLineFacts, seat: Seat, policy: CommissionPolicy): ZeroReason | null {
  const { member, level } = seat;
  if (line.override?.kind === 'excluded') return 'EXCLUDED_PRODUCT';
  if (member.isBuyer && !(level === 1 && policy.allowSelfPurchase)) return 'SELF_PURCHASE';
  if (!member.isActive) return 'INACTIVE_DISTRIBUTOR';
  if (line.netPaidFen === 0) return 'NOTHING_PAID';
  return null;
}

const EXCLUDED: Pick<RaisedRate, 'rateBps' | 'fixedFenPerUnit'> = { rateBps: null, fixedFenPerUnit: null };

function rateFor(line: CommissionLineFacts, seat: Seat, facts: OrderCommissionFacts): RaisedRate {
  const { policy } = facts;
  if (line.override?.kind === 'excluded') {
    const source = `${line.override.source}-override` as const;
    return {
      source,
      ...EXCLUDED,
      multiplier: 1,
      tierBonusBps: 0 as Bps,
      effectiveRateBps: null,
      rawFen: ZERO_FEN,
    };
  }
  return raiseRate(line, baseRate(line, seat.level, policy), {
    isDoubled: seat.level === 1 && policy.weekendDouble && isShanghaiWeekend(facts.paidAt),
    tierBonusBps: tierBonusOf(seat.member, seat.level, policy),
    stacking: policy.stacking,
  });
}

function zeroByAmount(rate: RaisedRate): ZeroReason | null {
  if (rate.rawFen > 0) return null;
  return (rate.rateBps ?? rate.fixedFenPerUnit ?? 0) === 0 ? 'ZERO_RATE' : 'BELOW_ONE_FEN';
}

/** Scales amounts down to a cap, or leaves them. Largest remainder, ties to the lower index. */
function underCap(
  amounts: readonly Fen[],
  limit: CapLimit,
): { amounts: readonly Fen[]; receipt: CapReceipt } {
  const receipt = capReceipt(limit, sumFen(amounts));
  return { amounts: receipt.isScaledDown ? allocate(limit.capFen, amounts) : amounts, receipt };
}

function draftLine(line: CommissionLineFacts, seats: readonly Seat[], facts: OrderCommissionFacts): Draft[] {
  const rated = seats.map((seat) => {
    const rate = rateFor(line, seat, facts);
    const barred = barredBy(line, seat, facts.policy);
    if (barred !== null) return { seat, rate: { ...rate, rawFen: ZERO_FEN }, zeroReason: barred };
    return { seat, rate, zeroReason: zeroByAmount(rate) };
  });
  const limit = lineCapLimit(line, facts.policy.cap);
  const capped = underCap(
    rated.map(({ rate }) => rate.rawFen),
    limit,
  );
  return rated.map(({ seat, rate, zeroReason }, index) => ({
    ...seat,
    line,
    rate,
    zeroReason,
    lineCap: capped.receipt,
    afterLineCapFen: capped.amounts[index] ?? ZERO_FEN,
  }));
}

/** The order cap scales every line × level; ties go to the lower level, then to the earlier line. */
function applyOrderCap(
  drafts: readonly Draft[],
  capFen: Fen | null,
): { amounts: Fen[]; receipt: CapReceipt | null } {
  const before = drafts.map((draft) => draft.afterLineCapFen);
  if (capFen === null || drafts.length === 0) return { amounts: before, receipt: null };
  const order = drafts.map((_, index) => index);
  order.sort((a, b) => (drafts[a]?.level ?? 0) - (drafts[b]?.level ?? 0) || a - b);
  const capped = underCap(
    order.map((index) => before[index] ?? ZERO_FEN),
    orderCapLimit(capFen),
  );
  const amounts = [...before];
  order.forEach((index, position) => {
    amounts[index] = capped.amounts[position] ?? ZERO_FEN;
  });
  return { amounts, receipt: capped.receipt };
}

function ruleIdOf(policy: CommissionPolicy, draft: Draft): string {
  const { source } = draft.rate;
  const spoken = source === 'policy' ? `policy:${policy.preset}` : source;
  return `${formatId('policy', policy.policyId)}@${policy.version}/${spoken}/L${draft.level}`;
}

function toEntry(
  draft: Draft,
  policy: CommissionPolicy,
  final: { amountFen: Fen; orderCap: CapReceipt | null },
): CommissionEntry {
  const { line, level, member, rate } = draft;
  const { amountFen, orderCap } = final;
  const identity = { lineId: line.lineId, distributorId: member.distributorId, level };
  const facts: Omit<CommissionReceipt, 'explain'> = {
    lineId: line.lineId,
    level,
    distributorId: member.distributorId,
    maskedName: member.maskedName,
    policyId: policy.policyId,
    policyVersion: policy.version,
    ruleId: ruleIdOf(policy, draft),
    source: rate.source,
    baseFen: line.netPaidFen,
    quantity: line.quantity,
    rateBps: rate.rateBps,
    fixedFenPerUnit: rate.fixedFenPerUnit,
    multiplier: rate.multiplier,
    tierBonusBps: rate.tierBonusBps,
    effectiveRateBps: rate.effectiveRateBps,
    rounding: 'halfUp',
    rawFen: rate.rawFen,
    lineCap: draft.lineCap,
    afterLineCapFen: draft.afterLineCapFen,
    orderCap,
    amountFen,
    zeroReason: draft.zeroReason ?? (amountFen === 0 ? 'CAPPED_TO_ZERO' : null),
  };
  const tierName = policy.tierBonuses.find((bonus) => bonus.tier === member.tier)?.tierName ?? null;
  const exclusion = line.override?.kind === 'excluded' ? line.override.reason : null;
  return {
    ...identity,
    amountFen,
    receipt: { ...facts, explain: explainReceipt({ ...facts, tierName, exclusion }) },
  };
}

function orderReceipt(
  facts: OrderCommissionFacts,
  seats: readonly Seat[],
  outcome: { drafts: readonly Draft[]; entries: readonly CommissionEntry[]; orderCap: CapReceipt | null },
): OrderCommissionReceipt {
  const { policy } = facts;
  const paidLevels = effectiveLevels(policy);
  const receipt: Omit<OrderCommissionReceipt, 'explain'> = {
    policyId: policy.policyId,
    policyVersion: policy.version,
    preset: policy.preset,
    paidLevels,
    paidDay: shanghaiDay(facts.paidAt),
    isWeekend: isShanghaiWeekend(facts.paidAt),
    stacking: policy.stacking,
    rounding: 'halfUp',
    baseTotalFen: sumFen(facts.lines.map((line) => line.netPaidFen)),
    rawTotalFen: sumFen(outcome.drafts.map((draft) => draft.rate.rawFen)),
    totalFen: sumFen(outcome.entries.map((entry) => entry.amountFen)),
    orderCap: outcome.orderCap,
    beneficiaries: seats.map(({ level, member }) => ({
      distributorId: member.distributorId,
      level,
      maskedName: member.maskedName,
      amountFen: sumFen(
        outcome.entries.filter((entry) => entry.level === level).map((entry) => entry.amountFen),
      ),
    })),
    vacantLevels: LEVELS.filter(
      (level) => level <= paidLevels && !seats.some((seat) => seat.level === level),
    ),
    intercepted: facts.upline
      .filter((member) => member.level > paidLevels)
      .map((member) => ({ distributorId: member.distributorId, level: member.level }))
      .sort((a, b) => a.level - b.level),
    zeroReason: seats.length === 0 ? 'NO_UPLINE' : null,
  };
  return { ...receipt, explain: explainOrder(receipt) };
}

/**
 * Who earns what on an order, and why: see SPEC.md. Pure; the same facts give byte-identical JSON. Amounts are fen.
 * Throws InvariantError on facts that contradict themselves or a policy with errors; never refuses otherwise.
 */
export function computeCommission(facts: OrderCommissionFacts): CommissionResult {
  checkFacts(facts);
  const paidLevels = effectiveLevels(facts.policy);
  const seats = LEVELS.filter((level) => level <= paidLevels).flatMap((level): Seat[] => {
    const member = facts.upline.find((candidate) => candidate.level === level);
    return member ? [{ level, member }] : [];
  });
  const drafts = facts.lines.flatMap((line) => draftLine(line, seats, facts));
  const { amounts, receipt: orderCap } = applyOrderCap(drafts, facts.policy.perOrderCapFen);
  const entries = drafts.map((draft, index) =>
    toEntry(draft, facts.policy, { amountFen: fen(amounts[index] ?? 0), orderCap }),
  );
  return { entries, receipt: orderReceipt(facts, seats, { drafts, entries, orderCap }) };
}
