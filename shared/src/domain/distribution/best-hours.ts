/** Fewer openings than this say nothing about habits. */
export const LEAST_OPENINGS = 30;
const WINDOW_HOURS = 3;
const HOURS = 24;

export interface BestHours {
  /** Hours of the day, Asia/Shanghai; the window ends when `toHour` begins and may pass midnight. */
  fromHour: number;
  toHour: number;
  /** Which part of all openings falls into the window, whole percent. */
  sharePercent: number;
}

/**
 * The three hours in a row in which one's own shares were opened most (SH08): a statistic of the past, never a promise.
 * `openings[h]` counts hour h. Null for too few; the earlier window wins a tie.
 */
export function bestHours(openings: readonly number[]): BestHours | null {
  const total = openings.reduce((sum, count) => sum + count, 0);
  if (total < LEAST_OPENINGS) return null;
  let best = { fromHour: 0, count: -1 };
  for (let fromHour = 0; fromHour < HOURS; fromHour += 1) {
    let count = 0;
    for (let step = 0; step < WINDOW_HOURS; step += 1) count += openings[(fromHour + step) % HOURS] ?? 0;
    if (count > best.count) best = { fromHour, count };
  }
  return {
    fromHour: best.fromHour,
    toHour: (best.fromHour + WINDOW_HOURS) % HOURS,
    sharePercent: Math.round((best.count * 100) / total),
  };
}
