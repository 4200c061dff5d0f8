import { addDays, shanghaiDay, startOfShanghaiDay } from '../../kernel/clock.js';
import { assertNever, invariant } from '../../kernel/invariant.js';
import { RETURN_WINDOW_DAYS } from '../aftersale/return-window.js';
import type {
  MaturityDecision,
  MaturityFacts,
  PayoutRule,
  SettlementPreset,
  SettlementTerms,
  WorkCalendar,
} from './types.js';

/** The presets of P-08; `t3` is the default. There is no real-time preset. */
export const SETTLEMENT_PRESETS: Readonly<Record<SettlementPreset, SettlementTerms>> = {
  t3: { preset: 't3', rightsDays: RETURN_WINDOW_DAYS, payout: { kind: 'working-days', days: 3 } },
  monthly5: {
    preset: 'monthly5',
    rightsDays: RETURN_WINDOW_DAYS,
    payout: { kind: 'monthly', dayOfMonth: 5 },
  },
  afterRights15: { preset: 'afterRights15', rightsDays: 15, payout: { kind: 'at-maturity' } },
};

/** No festival moves working days by more than a fortnight; more than this means the calendar is broken. */
const CALENDAR_HORIZON_DAYS = 60;

/**
 * When the commission of a line matures (S-01): the later of the end of the rights period and the close of the last
 * after-sale case. Refused while the goods are not received or a case is open (I-24).
 */
export function decideMaturity(facts: MaturityFacts): MaturityDecision {
  const { terms } = facts;
  invariant(
    terms.rightsDays >= RETURN_WINDOW_DAYS,
    `rights period of ${terms.rightsDays} days is below the legal window`,
  );
  if (facts.receivedAt === null) return { ok: false, reason: 'NOT_RECEIVED' };
  if (facts.hasOpenAftersale) return { ok: false, reason: 'AFTERSALE_OPEN' };
  const windowEnds = startOfShanghaiDay(addDays(shanghaiDay(facts.receivedAt), terms.rightsDays + 1));
  const closedAt = facts.aftersaleClosedAt;
  return {
    ok: true,
    maturesAt: closedAt !== null && closedAt.getTime() > windowEnds.getTime() ? closedAt : windowEnds,
  };
}

/** The n-th working day after `day`, `day` itself not counted. */
export function addWorkdays(day: string, count: number, calendar: WorkCalendar): string {
  let current = day;
  let left = count;
  for (let step = 0; left > 0; step += 1) {
    invariant(step < CALENDAR_HORIZON_DAYS, `no working day near ${current}`);
    current = addDays(current, 1);
    if (calendar.isWorkday(current)) left -= 1;
  }
  return current;
}

/** `day` itself when it is a working day, else the next one. */
export function workdayFrom(day: string, calendar: WorkCalendar): string {
  return calendar.isWorkday(day) ? day : addWorkdays(day, 1, calendar);
}

function monthlyDay(maturityDay: string, dayOfMonth: number): string {
  const [year = 0, month = 0] = maturityDay.split('-').map(Number);
  const nextYear = month === 12 ? year + 1 : year;
  const nextMonth = month === 12 ? 1 : month + 1;
  return `${nextYear}-${String(nextMonth).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/**
 * When matured commission becomes payable (S-02 … S-04), as the beginning of a Shanghai day, or maturity itself.
 * `monthly` pays everything that matured in a month on the given day of the next, moved on to a working day.
 */
export function payableAt(maturesAt: Date, rule: PayoutRule, calendar: WorkCalendar): Date {
  const maturityDay = shanghaiDay(maturesAt);
  switch (rule.kind) {
    case 'working-days':
      return startOfShanghaiDay(addWorkdays(maturityDay, rule.days, calendar));
    case 'monthly':
      return startOfShanghaiDay(workdayFrom(monthlyDay(maturityDay, rule.dayOfMonth), calendar));
    case 'at-maturity':
      return maturesAt;
    default:
      return assertNever(rule);
  }
}
