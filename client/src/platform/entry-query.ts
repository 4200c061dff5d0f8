/**
 * What an entrance says about where it leads and who sent it. A link says it in its query. A mini-program code has room
 * for 32 characters only, in `scene`: `k=<code>&p=<product>&s=<how>`, the product without its prefix.
 */
export type EntryQuery = Record<string, string | undefined>;

const PRODUCT = /^[0-9a-hjkmnp-tv-z]{1,11}$/;
const SOURCES = ['poster', 'timeline', 'short-video', 'live', 'offline'] as const;
export type Source = (typeof SOURCES)[number];

/** Anybody can put anything into a link: what cannot be decoded is nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function pairsOf(scene: string): EntryQuery {
  // The whole scene may be a bare code: that of the first codes that were printed.
  if (!scene.includes('=')) return { k: scene || undefined };
  return Object.fromEntries(scene.split('&').map((pair) => pair.split('=', 2) as [string, string]));
}

/** The query with what `scene` holds put beside it under the names the pages know. What the link says itself wins. */
export function readEntryQuery(query: EntryQuery): EntryQuery {
  const { k, p, s } = pairsOf(decoded(query.scene ?? ''));
  return {
    ...(k ? { k } : {}),
    ...(p && PRODUCT.test(p) ? { productId: `prd_${p}` } : {}),
    ...(s ? { s } : {}),
    ...query,
  };
}

/** Codes are opaque, so anything that cannot be one is dropped rather than sent to the server. */
export function referralCodeOf(query: EntryQuery): string | undefined {
  const { k } = readEntryQuery(query);
  return k && /^[0-9A-Za-z]{4,12}$/.test(k) ? k : undefined;
}

/** Where the link was put by whoever made it: on a poster, under a video, in a live room. */
export function sourceOf(query: EntryQuery): Source | undefined {
  const { s } = readEntryQuery(query);
  return SOURCES.find((source) => source === s || (s !== undefined && SHORT[s] === source));
}

/** One letter each, for the little room of a mini-program code. */
const SHORT: Record<string, Source> = {
  p: 'poster',
  t: 'timeline',
  v: 'short-video',
  l: 'live',
  o: 'offline',
};
