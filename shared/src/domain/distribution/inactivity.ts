import { DAY_MS, shanghaiDay, startOfShanghaiDay } from '../../kernel/clock.js';

export interface InactivityRules {
  inactiveDays: number;
  /** The warning comes this many days before the downgrade. */
  warnBeforeDays: number;
}

export const DEFAULT_INACTIVITY: InactivityRules = { inactiveDays: 90, warnBeforeDays: 7 };

export interface InactivityDecision {
  stage: 'active' | 'warn' | 'downgrade';
  idleDays: number;
  daysLeft: number;
}

/**
 * One tier down after 90 days without an own completed sale, with a warning on day 83 (P-14). Days are Shanghai
 * calendar days since the last sale. Earned money and customers are not touched by this.
 */
export function inactivityStage(lastSaleAt: Date, now: Date, rules: InactivityRules): InactivityDecision {
  const dayNumber = (at: Date): number => startOfShanghaiDay(shanghaiDay(at)).getTime() / DAY_MS;
  const idleDays = Math.max(0, dayNumber(now) - dayNumber(lastSaleAt));
  const daysLeft = Math.max(0, rules.inactiveDays - idleDays);
  if (daysLeft === 0) return { stage: 'downgrade', idleDays, daysLeft };
  return { stage: daysLeft <= rules.warnBeforeDays ? 'warn' : 'active', idleDays, daysLeft };
}
