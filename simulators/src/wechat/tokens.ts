import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  alphanumeric,
  jsonBody,
  queryOf,
  shanghaiDate,
  type Collection,
  type ProviderContext,
} from '../core/index.js';
import { WeChatRefusal } from './answers.js';

const TOKEN_VALID_MS = 7_200_000;
const RENEW_BEFORE_MS = 300_000;
const FORCED_PER_DAY = 20;
const FORCED_APART_MS = 30_000;

interface TokenRow {
  token: string;
  appId: string;
  kind: 'stable' | 'legacy';
  expiresAt: number;
  revoked?: boolean;
}

interface Forced {
  day: string;
  count: number;
  lastAt: number;
}

/** access_token of the two apps: the stable kind, and the old kind that invalidates its predecessor. */
export class Tokens {
  private readonly rows: Collection<TokenRow>;
  private readonly forced: Collection<Forced>;

  constructor(private readonly context: ProviderContext) {
    this.rows = context.collection('tokens');
    this.forced = context.collection('forced-refreshes');
  }

  register(app: FastifyInstance): void {
    app.post('/cgi-bin/stable_token', { config: { operation: 'stable-token' } }, async (request) => {
      const body = jsonBody(request) ?? {};
      this.checkApp(body.appid, body.secret);
      if (body.grant_type !== 'client_credential') throw new WeChatRefusal(40002, 'invalid grant_type');
      return this.answer(this.stable(String(body.appid), body.force_refresh === true));
    });
    app.get('/cgi-bin/token', { config: { operation: 'token' } }, async (request) => {
      const query = queryOf(request);
      this.checkApp(query.appid, query.secret);
      if (query.grant_type !== 'client_credential') throw new WeChatRefusal(40002, 'invalid grant_type');
      this.revoke(query.appid ?? '', 'legacy');
      return this.answer(this.issue(query.appid ?? '', 'legacy'));
    });
  }

  /** The app whose token the request carries in its query. */
  appOf(request: FastifyRequest): string {
    const token = queryOf(request).access_token;
    if (!token) throw new WeChatRefusal(41001, 'access_token missing');
    const row = this.rows.get(token);
    if (!row || row.revoked)
      throw new WeChatRefusal(40001, 'invalid credential, access_token is invalid or not latest');
    if (row.expiresAt <= this.context.clock.now()) throw new WeChatRefusal(42001, 'access_token expired');
    return row.appId;
  }

  /** As appOf, for calls only the mini-program may make. */
  requireMini(request: FastifyRequest): string {
    const appId = this.appOf(request);
    if (appId !== this.context.config.wechat.mini.appId) throw new WeChatRefusal(48001, 'api unauthorized');
    return appId;
  }

  checkApp(appId: unknown, secret: unknown): void {
    if (!appId) throw new WeChatRefusal(41002, 'appid missing');
    if (!secret) throw new WeChatRefusal(41004, 'appsecret missing');
    const { mini, officialAccount } = this.context.config.wechat;
    const app = [mini, officialAccount].find((candidate) => candidate.appId === appId);
    if (!app) throw new WeChatRefusal(40013, 'invalid appid');
    if (app.appSecret !== secret) throw new WeChatRefusal(40125, 'invalid appsecret');
  }

  /** Makes all tokens of an app invalid, as when somebody else refreshed them. */
  revoke(appId: string, kind?: 'stable' | 'legacy'): void {
    for (const row of this.rows.values()) {
      if (row.appId === appId && (kind === undefined || row.kind === kind))
        this.rows.put(row.token, { ...row, revoked: true });
    }
  }

  private stable(appId: string, force: boolean): TokenRow {
    const now = this.context.clock.now();
    if (force) {
      this.countForced(appId, now);
      this.revoke(appId, 'stable');
    }
    const current = this.rows
      .values()
      .find(
        (row) =>
          row.appId === appId &&
          row.kind === 'stable' &&
          !row.revoked &&
          row.expiresAt - now > RENEW_BEFORE_MS,
      );
    return current ?? this.issue(appId, 'stable');
  }

  private countForced(appId: string, now: number): void {
    const day = shanghaiDate(now);
    const before = this.forced.get(appId);
    const today = before?.day === day ? before : { day, count: 0, lastAt: 0 };
    if (today.count >= FORCED_PER_DAY) throw new WeChatRefusal(45009, 'reach max api daily quota limit');
    if (now - today.lastAt < FORCED_APART_MS) throw new WeChatRefusal(45011, 'api minute-quota reach limit');
    this.forced.put(appId, { day, count: today.count + 1, lastAt: now });
  }

  private issue(appId: string, kind: TokenRow['kind']): TokenRow {
    const token = `${this.context.next('token')}_${alphanumeric(110)}`;
    return this.rows.put(token, { token, appId, kind, expiresAt: this.context.clock.now() + TOKEN_VALID_MS });
  }

  private answer(row: TokenRow): object {
    return {
      access_token: row.token,
      expires_in: Math.floor((row.expiresAt - this.context.clock.now()) / 1000),
    };
  }
}
