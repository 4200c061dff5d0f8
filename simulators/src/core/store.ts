import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A named set of JSON-able records. Call `put` after changing a record, so that the change is written to disk. */
export interface Collection<T extends object> {
  get(id: string): T | undefined;
  put(id: string, value: T): T;
  delete(id: string): void;
  values(): T[];
  clear(): void;
}

interface Snapshot {
  version: 1;
  collections: Record<string, Record<string, object>>;
}

const WRITE_AFTER_MS = 200;
/** Writing may take a twentieth of the time at most: a large state is written less often. */
const WRITE_SHARE = 20;

/** State in memory, written to a JSON file shortly after a change when a file is given (whole file, atomic rename). */
export class Store {
  private readonly data = new Map<string, Map<string, object>>();
  private timer: NodeJS.Timeout | undefined;
  private lastWriteMs = 0;

  constructor(private readonly file?: string) {
    const snapshot = file ? readSnapshot(file) : undefined;
    for (const [name, records] of Object.entries(snapshot?.collections ?? {})) {
      this.data.set(name, new Map(Object.entries(records)));
    }
  }

  collection<T extends object>(name: string): Collection<T> {
    const records = (): Map<string, object> => {
      const existing = this.data.get(name);
      if (existing) return existing;
      const created = new Map<string, object>();
      this.data.set(name, created);
      return created;
    };
    return {
      get: (id) => records().get(id) as T | undefined,
      put: (id, value) => {
        records().set(id, value);
        this.touch();
        return value;
      },
      delete: (id) => {
        records().delete(id);
        this.touch();
      },
      values: () => [...records().values()] as T[],
      clear: () => {
        records().clear();
        this.touch();
      },
    };
  }

  /** A counter that survives restarts. */
  next(name: string): number {
    const counters = this.collection<{ value: number }>('core/counters');
    const value = (counters.get(name)?.value ?? 0) + 1;
    counters.put(name, { value });
    return value;
  }

  /** Forgets everything except the collections named and the counters: a reset never repeats a number it has given out. */
  clearExcept(names: readonly string[]): void {
    for (const [name, records] of this.data) {
      if (name !== 'core/counters' && !names.includes(name)) records.clear();
    }
    this.touch();
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.file) return;
    const startedAt = performance.now();
    const snapshot: Snapshot = { version: 1, collections: {} };
    for (const [name, records] of this.data) snapshot.collections[name] = Object.fromEntries(records);
    writeAtomically(this.file, JSON.stringify(snapshot));
    this.lastWriteMs = performance.now() - startedAt;
  }

  private touch(): void {
    if (!this.file || this.timer) return;
    this.timer = setTimeout(() => this.flush(), Math.max(WRITE_AFTER_MS, this.lastWriteMs * WRITE_SHARE));
    this.timer.unref();
  }
}

function readSnapshot(file: string): Snapshot | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return JSON.parse(text) as Snapshot;
}

/** Readable by the owner only: the file may hold private keys. */
export function writeAtomically(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { mode: 0o600 });
  renameSync(temporary, file);
}
