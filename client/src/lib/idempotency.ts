import { ApiError } from '@yimai/shared/api/client';
import { clock } from '@/platform/clock';
import { randomId } from '@/platform/random-id';
import { storage } from '@/platform/storage';

interface Pending {
  key: string;
  /** The content it was made for: the server refuses a key that returns with other content. */
  content: string;
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
 * Runs a request that must happen once: `once('placeOrder', input, (key) => api.placeOrder(input, key))`.
 * The key is stored before the first attempt and reused for the same slot and content, across restarts of the app,
 * until the server gave a final answer. `slot` names the act and its object, e.g. `pay:ord_1`.
 */
export async function once<T>(
  slot: string,
  input: unknown,
  call: (options: { idempotencyKey: string }) => Promise<T>,
): Promise<T> {
  const place = `once.${slot}`;
  const content = JSON.stringify(input);
  const now = clock.now().getTime();
  const known = storage.get<Pending>(place);
  const reusable = known && known.content === content && now - known.madeAt < KEEP_MS;
  const pending: Pending = reusable ? known : { key: randomId(), content, madeAt: now };
  if (!reusable) storage.set(place, pending);
  try {
    const answer = await call({ idempotencyKey: pending.key });
    storage.remove(place);
    return answer;
  } catch (error) {
    if (isFinal(error)) storage.remove(place);
    throw error;
  }
}
