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
