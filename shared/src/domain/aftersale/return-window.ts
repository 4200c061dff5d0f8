import { addDays, shanghaiDay, startOfShanghaiDay } from '../../kernel/clock.js';
import type { ReturnWindow } from './types.js';

export const RETURN_WINDOW_DAYS = 7;

/** The seven-day no-reason window of goods received at `receivedAt`. */
export function returnWindow(receivedAt: Date): ReturnWindow {
  const lastDay = addDays(shanghaiDay(receivedAt), RETURN_WINDOW_DAYS);
  return { lastDay, endsAt: startOfShanghaiDay(addDays(lastDay, 1)) };
}

/** Whether a return asked for at `at` is in time. */
export function isWithinReturnWindow(receivedAt: Date, at: Date): boolean {
  return at.getTime() < returnWindow(receivedAt).endsAt.getTime();
}

/** How long goods that are not what was sold can be complained about, in days after receipt. */
export const DEFECT_WINDOW_DAYS = 30;

/**
 * Whether the shop still answers for defects at `at`. Commission may be settled by then: taking it back leaves a debt.
 */
export function isWithinDefectWindow(receivedAt: Date, at: Date): boolean {
  const lastDay = addDays(shanghaiDay(receivedAt), DEFECT_WINDOW_DAYS);
  return at.getTime() < startOfShanghaiDay(addDays(lastDay, 1)).getTime();
}
