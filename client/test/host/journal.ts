/** What went wrong, by who would notice it on a phone. Each of these fails a test. */
export type TroubleKind =
  | 'console error'
  | 'uncaught exception'
  | 'unhandled rejection'
  /** The platform has no such ability. */
  | 'unknown API'
  /** The platform has it, this host does not play it yet. */
  | 'API not played'
  | 'template'
  | 'package'
  | 'data'
  /** Chromium complained about a page. */
  | 'view';

export interface Trouble {
  kind: TroubleKind;
  text: string;
}

export interface ApiCall {
  name: string;
  options: unknown;
}

export interface RequestRecord {
  page: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  /** Null until answered, and when no answer came. */
  status: number | null;
}

export interface SetDataRecord {
  page: string;
  bytes: number;
  at: number;
}

const SHOWN = 60;

/** Everything that happened in one running mini-program. */
export class Journal {
  readonly troubles: Trouble[] = [];
  readonly calls: ApiCall[] = [];
  readonly requests: RequestRecord[] = [];
  readonly setData: SetDataRecord[] = [];
  /** Lines of the console, newest last. */
  readonly lines: string[] = [];
  private readonly forgiven: RegExp[] = [];

  trouble(kind: TroubleKind, text: string): void {
    this.troubles.push({ kind, text });
  }

  /** Trouble that a test makes on purpose. */
  forgive(pattern: RegExp): void {
    this.forgiven.push(pattern);
  }

  /** Trouble nobody forgave. */
  complaints(): Trouble[] {
    return this.troubles.filter(({ kind, text }) =>
      this.forgiven.every((pattern) => !pattern.test(`${kind}: ${text}`)),
    );
  }

  /** The latest of everything, for the person who has to find out why. */
  summary(): string {
    const last = <T>(list: readonly T[], print: (one: T) => string): string[] =>
      list.slice(-SHOWN).map(print);
    return [
      '# Trouble',
      ...last(this.troubles, ({ kind, text }) => `${kind}: ${text}`),
      '# Abilities',
      ...last(this.calls, ({ name, options }) => `${name} ${safeJson(options).slice(0, 200)}`),
      '# Requests',
      ...last(
        this.requests,
        ({ page, method, url, status }) => `${status ?? '…'} ${method} ${url} (${page})`,
      ),
      '# Console',
      ...last(this.lines, (line) => line),
    ].join('\n');
  }

  callsOf(name: string): ApiCall[] {
    return this.calls.filter((call) => call.name === name);
  }
}

/** An error as somebody who has to find it wants it. */
export function describe(error: unknown): string {
  if (typeof error === 'string') return error;
  const { stack, message, errMsg } = (error ?? {}) as { stack?: string; message?: string; errMsg?: string };
  return stack ?? message ?? errMsg ?? safeJson(error);
}

export function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
