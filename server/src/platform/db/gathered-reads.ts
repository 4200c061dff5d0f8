import type { QueryValues } from 'mysql2';
import type { RowDataPacket } from 'mysql2/promise';
import type { Queryable } from './tx-connection.js';

/** One SELECT that may be joined with others: names of the result and their expressions, then everything from FROM on. */
export interface Part {
  columns: Readonly<Record<string, string>>;
  /** Without ORDER BY: the joined statement keeps no order, so sort the rows. */
  from: string;
  values: readonly unknown[];
}

/** A row as `query` gives it, except that instants may be text; read them with {@link instantOf}, JSON with {@link jsonOf}. */
export type PartRow = Record<string, unknown>;

interface Waiting {
  part: Part;
  resolve: (rows: PartRow[]) => void;
  reject: (error: unknown) => void;
}

/** DATETIME as the driver gives it, or as text inside JSON. */
export function instantOf(value: unknown): Date {
  return value instanceof Date ? value : new Date(`${String(value).replace(' ', 'T')}Z`);
}

/** MariaDB hands JSON back parsed or as text. */
export function jsonOf<T>(value: unknown): T {
  return (typeof value === 'string' ? JSON.parse(value) : value) as T;
}

/** A part by itself. */
export async function readPart(reader: Queryable, part: Part): Promise<PartRow[]> {
  const columns = Object.entries(part.columns).map(([name, sql]) => `${sql} AS \`${name}\``);
  const [rows] = await reader.query<RowDataPacket[]>(`SELECT ${columns.join(', ')} ${part.from}`, [
    ...part.values,
  ] as QueryValues);
  return rows;
}

/**
 * Reads that start at the same moment, e.g. in one Promise.all, become one statement: a checkout asks five modules, and
 * each question alone costs a round trip. The modules keep their SQL to themselves; only the packet is shared. A failure
 * fails all of them.
 */
export class GatheredReads {
  private waiting: Waiting[] = [];

  constructor(private readonly reader: Queryable) {}

  rows(part: Part): Promise<PartRow[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ part, resolve, reject });
      // After everything that is ready to run has run, and has asked too.
      if (this.waiting.length === 1) process.nextTick(() => void this.ask());
    });
  }

  private async ask(): Promise<void> {
    const asked = this.waiting;
    this.waiting = [];
    try {
      const [first] = asked;
      const isAlone = asked.length === 1 && first !== undefined;
      const answers = isAlone ? [await readPart(this.reader, first.part)] : await this.together(asked);
      asked.forEach(({ resolve }, index) => resolve(answers[index] ?? []));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  private async together(asked: readonly Waiting[]): Promise<PartRow[][]> {
    const selects = asked.map(
      ({ part }, index) =>
        `SELECT ${index} AS part, JSON_ARRAY(${Object.values(part.columns).join(', ')}) AS body ${part.from}`,
    );
    const [rows] = await this.reader.query<RowDataPacket[]>(
      selects.join(' UNION ALL '),
      asked.flatMap(({ part }) => [...part.values]) as QueryValues,
    );
    const answers = asked.map((): PartRow[] => []);
    const names = asked.map(({ part }) => Object.keys(part.columns));
    for (const row of rows) {
      const index = Number(row['part']);
      const body = jsonOf<unknown[]>(row['body']);
      answers[index]?.push(Object.fromEntries((names[index] ?? []).map((name, at) => [name, body[at]])));
    }
    return answers;
  }
}
