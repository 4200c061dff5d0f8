/** Whoever walks through a story. */
interface Actor {
  expectCalm(): void;
  photograph(name: string): Promise<void>;
}

/**
 * Steps of one story: `const step = story(() => [visitor]); step('does something', async () => { … })`. After every step
 * nothing may have gone wrong on anybody's screen. When a step fails the later ones are not tried, because they would only
 * wait for what cannot come.
 */
export function story(actors: () => readonly (Actor | undefined)[]) {
  let failed: string | undefined;
  const everybody = (): Actor[] => actors().filter((one): one is Actor => one !== undefined);
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
