import type { Clock } from '@yimai/shared/kernel/clock';

let offsetMs = 0;

/** Business time: the phone's clock, set right by the `Date` of the server's answers. */
export const clock: Clock = { now: () => new Date(Date.now() + offsetMs) };

/**
 * For "how long ago" between two moments of this phone, in ms. Its own clock, never set right: business time jumps when
 * the first answer corrects a wrong clock, and what happened a second ago would be hours old.
 */
export const phoneMs = (): number => Date.now();

/** Called by lib/request with the server's Date header. Small differences are latency, not a wrong clock. */
export function adjustClock(serverDate: string | undefined): void {
  const server = serverDate ? Date.parse(serverDate) : NaN;
  if (Number.isNaN(server)) return;
  const difference = server - Date.now();
  offsetMs = Math.abs(difference) > 5_000 ? difference : 0;
}
