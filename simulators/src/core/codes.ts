import type { SimClock } from './clock.js';
import type { Persona, Personas } from './personas.js';
import type { Collection, Store } from './store.js';

export type CodeOutcome =
  { ok: true; persona: Persona } | { ok: false; reason: 'invalid' | 'used' | 'expired' };

interface CodeRow {
  usedAt?: number;
  expiresAt?: number;
  extra?: Record<string, string>;
}

export interface CodeSettings {
  /** Lets the bare form `sim-user-7` be used again and again; codes with a nonce are always single use. */
  reusableLoginCodes: boolean;
}

/**
 * One-time codes. Clients make their own (`sim-user-7.k3f9`, `sim-phone-7.k3f9`); codes the simulator issues itself
 * (OAuth) also expire. A code is spent per scope, so the same text may serve two platforms.
 */
export class Codes {
  private readonly rows: Collection<CodeRow>;

  constructor(
    store: Store,
    private readonly deps: { clock: SimClock; personas: Personas; settings: CodeSettings },
  ) {
    this.rows = store.collection('core/codes');
  }

  /** Makes a code for this person that expires in `ttlMs`. */
  issue(scope: string, code: string, options: { ttlMs: number; extra?: Record<string, string> }): string {
    this.rows.put(`${scope}:${code}`, {
      expiresAt: this.deps.clock.now() + options.ttlMs,
      extra: options.extra,
    });
    return code;
  }

  /** What was remembered with an issued code. */
  extra(scope: string, code: string): Record<string, string> | undefined {
    return this.rows.get(`${scope}:${code}`)?.extra;
  }

  /** Spends a code of the form `<prefix>N` or `<prefix>N.<nonce>`, e.g. prefix `sim-user-`. */
  redeem(scope: string, prefix: string, code: string): CodeOutcome {
    const match = code.startsWith(prefix)
      ? /^(\d{1,3})(?:\.([\w-]{1,64}))?$/.exec(code.slice(prefix.length))
      : null;
    const persona = match ? this.deps.personas.get(Number(match[1])) : undefined;
    if (!match || !persona) return { ok: false, reason: 'invalid' };
    const id = `${scope}:${code}`;
    const row = this.rows.get(id);
    if (row?.usedAt !== undefined) return { ok: false, reason: 'used' };
    if (row?.expiresAt !== undefined && row.expiresAt <= this.deps.clock.now())
      return { ok: false, reason: 'expired' };
    const bare = match[2] === undefined;
    if (!(bare && this.deps.settings.reusableLoginCodes)) {
      this.rows.put(id, { ...row, usedAt: this.deps.clock.now() });
    }
    return { ok: true, persona };
  }
}
