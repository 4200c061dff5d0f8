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

type Call<I, T> = (input: I, options: { idempotencyKey: string }) => Promise<T>;

const placeOf = (slot: string): string => `once.${slot}`;

function unansweredAt<I>(place: string): Pending<I> | undefined {
  const known = storage.get<Pending<I>>(place);
  return known && phoneMs() - known.madeAt < KEEP_MS ? known : undefined;
}

async function send<I, T>(place: string, { input, key }: Pending<I>, call: Call<I, T>): Promise<T> {
  try {
    const answer = await call(input, { idempotencyKey: key });
    storage.remove(place);
    return answer;
  } catch (error) {
    if (isFinal(error)) storage.remove(place);
    throw error;
  }
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
  call: Call<I, T>,
): Promise<T> {
  const place = placeOf(slot);
  const wanted = JSON.stringify(wish);
  const known = unansweredAt<I>(place);
  const isSame = known?.wish === wanted;
  const pending: Pending<I> = isSame ? known : { key: randomId(), wish: wanted, input, madeAt: phoneMs() };
  if (!isSame) storage.set(place, pending);
  return send(place, pending, call);
}

/** What was last asked for in this slot, when nobody knows what became of it. */
export const unanswered = <I>(slot: string): I | undefined => unansweredAt<I>(placeOf(slot))?.input;

/** Sends that once more, as it was: the server answers with what came of it, or it is done now or refused. */
export async function askAgain<I, T>(slot: string, call: Call<I, T>): Promise<T | undefined> {
  const place = placeOf(slot);
  const pending = unansweredAt<I>(place);
  return pending && send(place, pending, call);
}
