import { useSyncExternalStore } from 'react';
import type { PrivacyAdapter, PrivacyAsk } from './contract';

type Resolve = (answer: { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }) => void;

/** What WeChat's and Douyin's runtimes have alike. Older ones have none of it and ask nobody. */
export interface PrivacyRuntime {
  onNeedPrivacyAuthorization?(listener: (resolve: Resolve, event?: { referrer?: string }) => void): void;
  openPrivacyContract?(options: { fail(): void }): void;
}

/**
 * The platform stops every ability that gives something about a person away until they agreed to the privacy notice, and
 * lets us ask in our own words. Several abilities may wait at once; one answer is for all of them.
 */
export function privacyOf(runtime: PrivacyRuntime): PrivacyAdapter {
  let ask: PrivacyAsk | null = null;
  const waiting = new Set<Resolve>();
  const listeners = new Set<() => void>();
  const show = (next: PrivacyAsk | null): void => {
    ask = next;
    listeners.forEach((listener) => listener());
  };
  const answer = (given: Parameters<Resolve>[0]): void => {
    waiting.forEach((resolve) => resolve(given));
    waiting.clear();
    show(null);
  };
  return {
    start() {
      runtime.onNeedPrivacyAuthorization?.((resolve, event) => {
        waiting.add(resolve);
        resolve({ event: 'exposureAuthorization' });
        show({ purpose: event?.referrer ?? '' });
      });
    },
    useAsk: () =>
      useSyncExternalStore(
        (listener) => (listeners.add(listener), () => listeners.delete(listener)),
        () => ask,
      ),
    agree: (buttonId) => answer({ event: 'agree', buttonId }),
    refuse: () => answer({ event: 'disagree' }),
    openContract: () => runtime.openPrivacyContract?.({ fail: () => undefined }),
  };
}
