import { DomainError } from './domain-error.js';

/** Lists run newest first by id; the cursor is the last id in base 36. Throws INVALID_INPUT for anything else. */
export function beforeIdOf(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  const id = /^[0-9a-z]{1,11}$/.test(cursor) ? Number.parseInt(cursor, 36) : Number.NaN;
  if (!Number.isSafeInteger(id)) throw new DomainError('INVALID_INPUT', { param: 'cursor' });
  return id;
}

/** Cuts the one row more that was asked for, and says where the next page begins. */
export function cutPage<T extends { id: number }>(
  rows: readonly T[],
  limit: number,
): { rows: T[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page[page.length - 1];
  return { rows: page, nextCursor: rows.length > limit && last ? last.id.toString(36) : null };
}
