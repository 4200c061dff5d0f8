import { routes } from '@/lib/routes';
import type { EntryQuery } from '@/platform/entry-query';

/** A code opened at an address. */
export interface Visit {
  code: string;
  path: string;
  at: number;
}

/** Coming back to the app shows the same entrance again; after this long it is somebody looking once more. */
const SAME_VISIT_MS = 30 * 60_000;

export function isNewVisit(last: Visit | null, { code, path, at }: Visit): boolean {
  return last === null || last.code !== code || last.path !== path || at - last.at > SAME_VISIT_MS;
}

const pageOf = (url: string): string => url.split('?')[0] ?? '';
const isHome = (url: string): boolean => pageOf(url) === '/' || pageOf(url) === routes.home();

/**
 * Where the code leads when the entrance did not already: a short link or a bare code lands on the first page, and a
 * code printed before products were part of the scene lands on the page of no product. Null: stay.
 */
export function landing(entrance: { path: string; query: EntryQuery }, target: string): string | null {
  if (isHome(entrance.path)) return isHome(target) ? null : target;
  const isSamePage = pageOf(entrance.path) === pageOf(target);
  return isSamePage && target.includes('productId=') && !entrance.query.productId ? target : null;
}
