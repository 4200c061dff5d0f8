import type { FrameLocator, Locator } from 'playwright-core';
import type { Screen } from '../../../../server/test/browser/support/screen.js';

const NARROWING = new Set([
  'getByRole',
  'getByText',
  'getByLabel',
  'locator',
  'filter',
  'first',
  'last',
  'nth',
]);

/** The same locator with fingers instead of a mouse: what page objects click is tapped. */
function touching(locator: Locator): Locator {
  return new Proxy(locator, {
    get(target, name) {
      if (name === 'click') return target.tap.bind(target);
      if (name === 'dblclick')
        return async () => {
          // By hand: a second `tap` would wait for what the first one has already taken away.
          await target.waitFor();
          const box = await target.boundingBox();
          if (!box) throw new Error('there is nothing to tap');
          const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
          const { touchscreen } = target.page();
          await Promise.all([touchscreen.tap(x, y), touchscreen.tap(x, y)]);
        };
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const act = value.bind(target) as (...args: unknown[]) => unknown;
      return NARROWING.has(String(name)) ? (...args: unknown[]) => touching(act(...args) as Locator) : act;
    },
  });
}

/** The page on top of a mini-program for the page objects. */
export function touchScreen(frame: FrameLocator, url: () => string): Screen {
  return {
    getByRole: (...args) => touching(frame.getByRole(...args)),
    getByText: (...args) => touching(frame.getByText(...args)),
    getByLabel: (...args) => touching(frame.getByLabel(...args)),
    url: () => `http://mini-program${url()}`,
  };
}
