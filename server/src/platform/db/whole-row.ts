import { getTableColumns, type InferSelectModel } from 'drizzle-orm';
import type { MySqlTable } from 'drizzle-orm/mysql-core';
import type { PartRow } from './gathered-reads.js';

export interface WholeRow<T extends MySqlTable> {
  /** For a `Part` in which the table goes by `alias`. */
  columns: Record<string, string>;
  /** The names of the columns, and their values in the same order, for INSERT. */
  names: string[];
  values: (row: InferSelectModel<T>) => unknown[];
  /** The row as drizzle would give it; null where an outer join found none. */
  read: (row: PartRow) => InferSelectModel<T> | null;
}

/** Every column of a table for hand-written SQL, worked out once: what a query builder would do again for each query. */
export function wholeRow<T extends MySqlTable>(table: T, alias: string): WholeRow<T> {
  const fields = Object.entries(getTableColumns(table)).map(([property, column]) => ({
    property,
    column,
    name: `${alias}_${column.name}`,
  }));
  const key = fields.find(({ column }) => column.primary)?.name;
  return {
    columns: Object.fromEntries(fields.map(({ column, name }) => [name, `${alias}.\`${column.name}\``])),
    names: fields.map(({ column }) => column.name),
    values: (row) =>
      fields.map(({ property, column }) => {
        const value = (row as Record<string, unknown>)[property];
        return value === null || value instanceof Date ? value : column.mapToDriverValue(value);
      }),
    read: (row) => {
      if (key !== undefined && row[key] === null) return null;
      const read = fields.map(({ property, column, name }) => {
        const value = row[name];
        const isReady = value === null || value instanceof Date;
        return [property, isReady ? value : column.mapFromDriverValue(value)];
      });
      return Object.fromEntries(read) as InferSelectModel<T>;
    },
  };
}
