import { buildRequest } from '@yimai/shared/api/client';
import { endpoints, type EndpointName } from '@yimai/shared/api/endpoints';
import { phoneMs } from '@/platform/clock';
import { firstAnswer } from '@/platform/first-answers';
import { session } from '@/stores/session';
import type { ApiInput, ApiOutput } from './request';

const openedAt = phoneMs();

export interface Early<T> {
  initialData?: () => T;
  initialDataUpdatedAt?: number;
}

/** The answer to a call that the page came with; undefined on mini-programs and for what no page begins with. */
export function answerAtHand<K extends EndpointName>(name: K, input: ApiInput<K>): ApiOutput<K> | undefined {
  const { path } = buildRequest(endpoints[name], input as Record<string, unknown>);
  return firstAnswer(path) as ApiOutput<K> | undefined;
}

/**
 * Spread into a query whose answer may have come with the page: it is shown from the first frame on. It was made for
 * nobody in particular, so for a member it counts as out of date and is asked for again.
 */
export function early<T>(answer: T | undefined): Early<T> {
  if (answer === undefined) return {};
  return { initialData: () => answer, initialDataUpdatedAt: session.isLoggedIn() ? 0 : openedAt };
}
