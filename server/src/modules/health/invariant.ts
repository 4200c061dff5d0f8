/** Reads within the one snapshot in which all invariants are judged. */
export type SnapshotQuery = (statement: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

/** Something that is always true. `check` returns what breaks it, in Chinese, at most {@link MAX_VIOLATIONS}. */
export interface Invariant {
  id: string;
  title: string;
  check(query: SnapshotQuery): Promise<string[]>;
}

export interface InvariantResult {
  id: string;
  title: string;
  isHolding: boolean;
  violations: string[];
}

export const MAX_VIOLATIONS = 20;

/** An invariant whose statements select one text per violation, named `violation`. */
export function invariantOf(id: string, title: string, ...statements: string[]): Invariant {
  return {
    id,
    title,
    async check(query): Promise<string[]> {
      const found: string[] = [];
      for (const statement of statements) {
        const rows = await query(`SELECT violation FROM (${statement}) broken LIMIT ${MAX_VIOLATIONS}`);
        found.push(...rows.map((row) => String(row['violation'])));
      }
      return found.slice(0, MAX_VIOLATIONS);
    },
  };
}
