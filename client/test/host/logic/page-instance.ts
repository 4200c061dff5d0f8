import type { Runtime } from '../runtime.js';
import { putAt, SET_DATA_LIMIT, sizeOf } from './page-data.js';
import type { OpenPage } from './pages.js';
import type { Foreign } from './realm.js';
import { createSelectorQuery } from './selector-query.js';

type Changes = Record<string, unknown>;

/** Sends a page's new data to its view and keeps count of what that costs. */
function setData(runtime: Runtime, page: OpenPage, [changes, done]: [Changes, (() => void)?]): void {
  const { journal, realm, stage } = runtime;
  if (realm.ended) return;
  const json = JSON.stringify(changes);
  const bytes = sizeOf(json);
  journal.setData.push({ page: page.path, bytes, at: performance.now() });
  if (bytes > SET_DATA_LIMIT) journal.trouble('data', `one setData of ${page.path} has ${bytes} bytes`);
  const copied = realm.copy(changes);
  for (const [path, value] of Object.entries(copied)) putAt(page.instance.data as Foreign, path, value);
  void stage
    .send(page.id, { kind: 'data', changes: JSON.parse(json) as Changes })
    .then(() => done && realm.guard(() => done.call(page.instance)));
}

/** The object that `getCurrentPages` shows and lifecycle methods run on. */
export function makeInstance(runtime: Runtime, page: OpenPage, definition: Foreign): Foreign {
  const { realm, journal } = runtime;
  const missing = (name: string) => (): null => {
    journal.trouble('API not played', `${name} of a page`);
    return null;
  };
  return Object.assign(realm.copy<Foreign>({}), definition, {
    data: realm.copy(definition.data ?? {}),
    route: page.path,
    __route__: page.path,
    options: realm.copy(page.query),
    __wxWebviewId__: page.id,
    getPageId: () => `pageId:${page.id}`,
    setData: (changes: Changes, done?: () => void) => setData(runtime, page, [changes, done]),
    createSelectorQuery: () => createSelectorQuery(runtime),
    selectComponent: missing('selectComponent'),
    selectAllComponents: missing('selectAllComponents'),
    createIntersectionObserver: missing('createIntersectionObserver'),
    getOpenerEventChannel: () => realm.copy({}),
    getTabBar: () => null,
  });
}
