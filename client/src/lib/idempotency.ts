import { ApiError } from '@yimai/shared/api/client';
import { phoneMs } from '@/platform/clock';
import { randomId } from '@/platform/random-id';
import { storage } from '@/platform/storage';

interface Pending<I> {
  key: string;
  /** What was asked for, in a form that can be compared. */
  wish: string;
  /** What was sent: the server refuses a key that returns with other content. */
  input: I;
  madeAt: number;
}

const KEEP_MS = 24 * 3600 * 1000;
/** Refusals after which the same request may still be carried out, or already was. */
const NOT_FINAL = [401, 408, 425, 429];

function isFinal(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  if (error.status >= 500 || NOT_FINAL.includes(error.status)) return false;
  return error.code !== 'IDEMPOTENCY_IN_FLIGHT';
}

/**
 * Runs a request that must happen once: `once('withdraw', { input }, api.createWithdrawal)`.
 * Key and input are stored before the first attempt and sent again for the same slot and wish, across restarts of the
 * app, until the server gave a final answer. `slot` names the act and its object, e.g. `pay:ord_1`.
 *
 * The wish is the input unless `wish` says otherwise. A checkout that is opened again has a new quote, but the order it
 * asks for is the one whose answer was lost: sent as it was then, the server answers with that order or refuses it.
 */
export async function once<I, T>(
  slot: string,
  { input, wish = input }: { input: I; wish?: unknown },
  call: (input: I, options: { idempotencyKey: string }) => Promise<T>,
): Promise<T> {
  const place = `once.${slot}`;
  const wanted = JSON.stringify(wish);
  const now = phoneMs();
  const known = storage.get<Pending<I>>(place);
  const reusable = known && known.wish === wanted && now - known.madeAt < KEEP_MS;
  const pending: Pending<I> = reusable ? known : { key: randomId(), wish: wanted, input, madeAt: now };
  if (!reusable) storage.set(place, pending);
  try {
    const answer = await call(pending.input, { idempotencyKey: pending.key });
    storage.remove(place);
    return answer;
  } catch (error) {
    if (isFinal(error)) storage.remove(place);
    throw error;
  }
}
