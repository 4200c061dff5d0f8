import { sourceOf, type EntryQuery, type Source } from './entry-query';

/** How somebody came in; the words of the API. */
export type Entrance = Source | 'share-card' | 'scan' | 'link' | 'other';

type Numbers = readonly (readonly [Entrance, readonly number[]])[];

/** WeChat's numbers of entrances, as far as they say how a code was opened. */
const WECHAT: Numbers = [
  ['share-card', [1007, 1008, 1036, 1044, 1096, 1158]],
  ['timeline', [1154, 1155]],
  ['scan', [1011, 1012, 1013, 1047, 1048, 1049]],
  // URL Scheme, the open tag of a web page, URL Link.
  ['link', [1065, 1167, 1194]],
];

const inTable = (table: Numbers, number: number): Entrance =>
  table.find(([, numbers]) => numbers.includes(number))?.[0] ?? 'other';

/** What the link itself says wins: a number only knows the door, not what hung on it. */
export function wechatEntrance(scene: number | undefined, query: EntryQuery): Entrance {
  return sourceOf(query) ?? (scene === undefined ? 'link' : inTable(WECHAT, scene));
}

/**
 * Douyin's are texts: two digits for the app (02 Douyin, 01 Toutiao, 10 Douyin Lite …), four for the door, of which the
 * first is the kind: 1 fixed places, 2 search, 3 content, 4 shares. Live rooms have no number of their own that is
 * documented, so links for them carry `s=live`.
 */
export function douyinEntrance(scene: string | undefined, query: EntryQuery): Entrance {
  const source = sourceOf(query);
  if (source) return source;
  const [, door] = /^\d{2}(\d{4})$/.exec(scene ?? '') ?? [];
  if (!door) return 'link';
  if (door === '1002' || door === '1007') return 'scan';
  if (door.startsWith('3')) return 'short-video';
  return door.startsWith('4') ? 'share-card' : 'other';
}

/** A browser knows only what the link says. */
export function webEntrance(query: EntryQuery): Entrance {
  return sourceOf(query) ?? 'link';
}
