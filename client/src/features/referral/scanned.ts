import { ownPath } from '@/lib/own-path';
import { referralCodeOf } from '@/platform/entry-query';
import { apiOrigin } from '@/platform/origin';

/** What a scanned code means here. */
export type Scanned = { kind: 'page'; path: string; code?: string } | { kind: 'code'; code: string } | null;

function queryOf(path: string): Record<string, string> {
  const pairs = (path.split('?')[1] ?? '').split('&').filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => pair.split('=', 2) as [string, string]));
}

/** A page or short link of ours, or a bare referral code; anything else is null and opens nothing. */
export function readScanned(text: string): Scanned {
  const path = ownPath(text);
  if (path) return { kind: 'page', path, code: referralCodeOf(queryOf(path)) };
  const short = text.startsWith(`${apiOrigin()}/r/`) ? text.slice(apiOrigin().length + 3) : text;
  const code = /^([0-9A-Za-z]{4,12})\/?$/.exec(short)?.[1];
  return code ? { kind: 'code', code } : null;
}
