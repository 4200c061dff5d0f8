import vm from 'node:vm';

type Listener = (reason: unknown, promise: Promise<unknown>) => void;
type Owner = { owns(promise: unknown): boolean; rejected(reason: unknown): void };

/** Jest hands specs a copy of `process` that hears nothing; the real one is in the main context. */
const realProcess = vm.runInThisContext('process') as NodeJS.Process;
const EVENT = 'unhandledRejection';

const owners = new Set<Owner>();
let others: Listener[] = [];

/** Gives each rejection to the realm whose promise it is, and the rest to whoever listened before. */
const dispatch: Listener = (reason, promise) => {
  for (const owner of owners) if (owner.owns(promise)) return owner.rejected(reason);
  for (const listener of others) listener(reason, promise);
};

/**
 * Reports promises of one realm that nobody handled, as `wx.onUnhandledRejection` would. A realm's promises are of its
 * own class, which tells them from those of the test. Returns the way to stop.
 */
export function watchRejections(owner: Owner): () => void {
  if (owners.size === 0) {
    others = realProcess.listeners(EVENT) as Listener[];
    realProcess.removeAllListeners(EVENT);
    realProcess.on(EVENT, dispatch);
  }
  owners.add(owner);
  return () => {
    if (!owners.delete(owner) || owners.size > 0) return;
    realProcess.removeListener(EVENT, dispatch);
    for (const listener of others) realProcess.on(EVENT, listener);
    others = [];
  };
}
