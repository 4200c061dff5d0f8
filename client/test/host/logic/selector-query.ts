import type { Runtime } from '../runtime.js';
import type { NodeFound, NodeQuery } from '../view/bridge.js';
import type { OpenPage } from './pages.js';

type Fields = NodeQuery['fields'];
type Callback = (found: unknown) => void;

interface Asked {
  query: NodeQuery;
  callback?: Callback;
}

/** `wx.createSelectorQuery()`: asks a page, the one on top unless told, where its nodes are. A canvas's node is drawn on in this layer. */
export function createSelectorQuery(runtime: Runtime): Record<string, unknown> {
  const asked: Asked[] = [];
  let owner: unknown;
  const query = {
    in: (given: unknown) => {
      owner = given;
      return query;
    },
    select: (selector: string) => node(selector, false),
    selectAll: (selector: string) => node(selector, true),
    selectViewport: () => node('', false),
    exec: (callback?: Callback) => {
      void answer(runtime, { page: runtime.pages.ownedBy(owner), asked }, callback);
      return query;
    },
  };
  const node = (selector: string, all: boolean): Record<string, unknown> => {
    const ask = (fields: Fields, callback?: Callback): typeof query => {
      asked.push({ query: { selector, all, fields }, callback });
      return query;
    };
    const whole: Fields = { id: true, dataset: true, rect: true, size: true };
    return {
      boundingClientRect: (callback?: Callback) => ask(whole, callback),
      scrollOffset: (callback?: Callback) => ask({ id: true, dataset: true, scrollOffset: true }, callback),
      fields: (fields: Fields, callback?: Callback) => ask({ ...fields }, callback),
      node: (callback?: Callback) => ask({ node: true }, callback),
    };
  };
  return query;
}

async function answer(
  runtime: Runtime,
  { page, asked }: { page: OpenPage | undefined; asked: Asked[] },
  done?: Callback,
): Promise<void> {
  const { realm, stage, canvases } = runtime;
  const queries = asked.map(({ query }) => query);
  const found =
    page && (await stage.send<(NodeFound | NodeFound[] | null)[]>(page.id, { kind: 'query', queries }));
  const results = realm.copy(found ?? queries.map(() => null));
  asked.forEach(({ query, callback }, index) => {
    const result = results[index] as NodeFound | null | undefined;
    if (query.fields.node && result && page)
      result.node = canvases.of(page.id, query.selector, {
        width: Number(result.width),
        height: Number(result.height),
      });
    if (callback) realm.guard(() => callback(result));
  });
  if (done) realm.guard(() => done(results));
}
