import type { FastifyReply, FastifyRequest } from 'fastify';
import { alphanumeric, type Collection, type ProviderContext } from '../core/index.js';

const LIFE_MS = 7_200_000;
/** A new token leaves the one before it alive for this long. */
const GRACE_MS = 300_000;

interface TokenRow {
  token: string;
  kind: TokenKind;
  expiresAt: number;
}

export type TokenKind = 'mini' | 'client';

/** Error of an absent, expired or revoked token. */
export const TOKEN_INVALID = 28001003;

/** Both sorts of access token. */
export class Tokens {
  private readonly rows: Collection<TokenRow>;

  constructor(private readonly context: ProviderContext) {
    this.rows = context.collection('tokens');
  }

  issue(kind: TokenKind): { access_token: string; expires_in: number } {
    const now = this.context.clock.now();
    for (const row of this.rows.values()) {
      if (row.kind === kind)
        this.rows.put(row.token, { ...row, expiresAt: Math.min(row.expiresAt, now + GRACE_MS) });
    }
    const token = `${kind === 'client' ? 'clt' : 'mini'}.${alphanumeric(40)}`;
    this.rows.put(token, { token, kind, expiresAt: now + LIFE_MS });
    return { access_token: token, expires_in: LIFE_MS / 1000 };
  }

  isValid(kind: TokenKind, token: string | undefined): boolean {
    const row = token === undefined ? undefined : this.rows.get(token);
    return row !== undefined && row.kind === kind && row.expiresAt > this.context.clock.now();
  }

  /** All tokens die at once, as when somebody else refreshed twice. */
  revokeAll(): void {
    this.rows.clear();
  }

  /** Answers in the platform's words and returns false unless the `access-token` header is good. */
  guard(request: FastifyRequest, reply: FastifyReply): boolean {
    if (this.isValid('client', header(request, 'access-token'))) return true;
    void reply.send({ err_no: TOKEN_INVALID, err_msg: 'access_token 无效，请重新获取', log_id: 'sim' });
    return false;
  }
}

export function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
