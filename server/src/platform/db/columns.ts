import type { Bps } from '@yimai/shared/kernel/bps';
import { asId, type Id, type IdKind } from '@yimai/shared/kernel/id';
import { fen, type Fen } from '@yimai/shared/kernel/money';
import { bigint, customType, datetime, int } from 'drizzle-orm/mysql-core';

/** BIGINT snowflake of a kind, branded in TypeScript. */
export const idColumn = <K extends IdKind>(_kind: K, name: string) =>
  bigint(name, { mode: 'number' }).$type<Id<K>>();

/** Integer fen. */
export const fenColumn = (name: string) => bigint(name, { mode: 'number' }).$type<Fen>();

/** Integer basis points. */
export const bpsColumn = (name: string) => int(name).$type<Bps>();

/** UTC instant with milliseconds. */
export const instantColumn = (name: string) => datetime(name, { mode: 'date', fsp: 3 });

/**
 * JSON. MariaDB stores it as text with a validity check and may hand it back as a string where an expression
 * touched it, so the reader accepts both.
 */
export const jsonColumn = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'json',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => (typeof value === 'string' ? (JSON.parse(value) as T) : (value as T)),
  })(name);

/** SUM() and COUNT() arrive as strings or null; money from them goes through here. */
export function fenFromDb(value: string | number | null | undefined): Fen {
  return fen(Number(value ?? 0));
}

export function countFromDb(value: string | number | null | undefined): number {
  return Number(value ?? 0);
}

export { asId };
