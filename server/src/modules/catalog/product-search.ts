import { DomainError } from '../../platform/http/index.js';
import type { CategoryId, CategoryRecord, ProductSort } from './catalog.types.js';

/** The column a sort goes by and its direction; ties always go to the newer product. */
export const SORT_KEYS: Record<ProductSort, { column: string; isAscending: boolean }> = {
  recommended: { column: 'p.sort', isAscending: true },
  sales: { column: 'p.sold_count', isAscending: false },
  newest: { column: 'p.id', isAscending: false },
  'price-asc': { column: 'p.min_price_fen', isAscending: true },
  'price-desc': { column: 'p.min_price_fen', isAscending: false },
  commission: { column: 'p.max_commission_fen', isAscending: false },
};

export interface Position {
  key: number;
  id: number;
}

/** `key.id` in base 36: where the next page begins, stable however many products share a key. */
export function encodePosition({ key, id }: Position): string {
  return `${key.toString(36)}.${id.toString(36)}`;
}

/** Throws INVALID_INPUT for a cursor we did not make. */
export function decodePosition(cursor: string): Position {
  const match = /^(-?[0-9a-z]{1,12})\.([0-9a-z]{1,12})$/.exec(cursor);
  const position = { key: parseInt(match?.[1] ?? '', 36), id: parseInt(match?.[2] ?? '', 36) };
  if (!Number.isSafeInteger(position.key) || !Number.isSafeInteger(position.id))
    throw new DomainError('INVALID_INPUT', { param: 'cursor' });
  return position;
}

/** Further words of a search are ignored. */
export const MAX_WORDS = 5;

/** LIKE patterns for what a person typed: every word must occur; wildcards lose their meaning (escape `|`). */
export function keywordPatterns(keyword: string): string[] {
  return keyword
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS)
    .map((word) => `%${word.replace(/[|%_]/g, '|$&')}%`);
}

/** A category and everything below it. */
export function withDescendants(root: CategoryId, categories: readonly CategoryRecord[]): CategoryId[] {
  const found: CategoryId[] = [root];
  for (const id of found)
    found.push(
      ...categories
        .filter((category) => category.parentId === id && !found.includes(category.categoryId))
        .map((category) => category.categoryId),
    );
  return found;
}
