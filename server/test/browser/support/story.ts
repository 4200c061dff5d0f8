import type { Visitor } from './visitor.js';

/**
 * Steps of one story: `const step = story(() => [visitor]); step('does something', async () => { … })`. After every step
 * each visitor's browser must have been calm. When a step fails the later ones are not tried, because they would only
 * wait for what cannot come.
 */
export function story(visitors: () => readonly (Visitor | undefined)[]) {
  let failed: string | undefined;
  const everybody = (): Visitor[] => visitors().filter((one): one is Visitor => one !== undefined);
  return (name: string, act: () => Promise<void>): void => {
    it(name, async () => {
      if (failed) throw notTried(failed);
      try {
        await act();
      } catch (error) {
        failed = name;
        await Promise.all(everybody().map((one, index) => one.photograph(`${name}-${index}`)));
        throw error;
      }
      for (const one of everybody()) one.expectCalm();
    });
  };
}

/** Without a stack: there is nothing to look for here. */
function notTried(failed: string): Error {
  const error = new Error(`not tried, because a step before it failed: ${failed}`);
  error.stack = error.message;
  return error;
}
