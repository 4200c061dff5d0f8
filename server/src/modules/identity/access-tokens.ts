import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { formatId, parseId, type Id, type MemberId, type StaffId } from '@yimai/shared/kernel/id';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { DatabaseClock } from '../../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../../platform/config/index.js';
import { DomainError } from '../../platform/http/index.js';

const ISSUER = 'yimai';
const ALGORITHM = 'HS256';
const MEMBER = { audience: 'yimai-shop', typ: 'at+jwt', lifeMs: 15 * MINUTE_MS };
const STAFF = { audience: 'yimai-console', typ: 'staff+jwt', lifeMs: 8 * 60 * MINUTE_MS };
/** Ours are about 300 characters; anything much longer is not ours. */
const MAX_LENGTH = 1024;
/** The clocks of two processes differ a little. */
const SKEW_SECONDS = 5;
const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

export type SessionPlatform = 'wechat' | 'douyin' | 'h5';

export type AccessClaims =
  | { kind: 'member'; memberId: MemberId; sessionId: Id<'session'>; platform: SessionPlatform }
  | {
      kind: 'staff';
      staffId: StaffId;
      /** Of the password it was given for: with another one it is over. */
      mark: string;
    };

export interface IssuedToken {
  token: string;
  expiresAt: Date;
}

/** A key of its own per purpose, so that no token of ours is ever good for something else. */
export function purposeKey(config: Pick<AppConfig, 'TOKEN_SECRET'>, purpose: string): Buffer {
  return createHmac('sha256', Buffer.from(config.TOKEN_SECRET, 'base64')).update(purpose).digest();
}

/** Signs and checks access tokens: HS256 and nothing else, one audience and one `typ` per kind of person. */
@Injectable()
export class AccessTokens {
  private readonly key: Uint8Array;
  /** A signature stays good: what changes is the time, and whether the session stands, which others ask. */
  private readonly verified = new LRUCache<
    string,
    { claims: AccessClaims; notBefore: number; expires: number }
  >({ max: 5_000 });

  constructor(
    private readonly clock: DatabaseClock,
    @Inject(APP_CONFIG) config: AppConfig,
  ) {
    this.key = new Uint8Array(purposeKey(config, 'access-token'));
  }

  issueMember(claims: Omit<Extract<AccessClaims, { kind: 'member' }>, 'kind'>): Promise<IssuedToken> {
    const payload = { sid: formatId('session', claims.sessionId), plt: claims.platform };
    return this.issue(MEMBER, formatId('member', claims.memberId), payload);
  }

  issueStaff({
    staffId,
    mark,
  }: Omit<Extract<AccessClaims, { kind: 'staff' }>, 'kind'>): Promise<IssuedToken> {
    return this.issue(STAFF, formatId('staff', staffId), { pwd: mark });
  }

  /** @throws DomainError TOKEN_EXPIRED for a token of ours that is too old, UNAUTHENTICATED for everything else. */
  async verify(token: string): Promise<AccessClaims> {
    const known = this.verified.get(token);
    const second = this.clock.now().getTime() / 1000;
    if (known && known.notBefore <= second && second < known.expires) return known.claims;
    if (token.length > MAX_LENGTH || !COMPACT.test(token)) throw new DomainError('UNAUTHENTICATED');
    const { payload, header } = await this.checked(token);
    const claims =
      header.typ === STAFF.typ ? readStaff(payload) : header.typ === MEMBER.typ ? readMember(payload) : null;
    // Also catches duplicated members, of which JSON.parse keeps the last.
    const isOurs = claims !== null && Object.keys(header).length === 2 && isCanonical(token);
    if (!isOurs) throw new DomainError('UNAUTHENTICATED');
    this.verified.set(token, { claims, notBefore: Number(payload['nbf']), expires: Number(payload['exp']) });
    return claims;
  }

  private async checked(
    token: string,
  ): Promise<{ payload: Record<string, unknown>; header: { typ?: string } }> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        requiredClaims: ['sub', 'aud', 'iat', 'nbf', 'exp'],
        currentDate: this.clock.now(),
      });
      return { payload, header: protectedHeader };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new DomainError('TOKEN_EXPIRED');
      if (error instanceof errors.JOSEError || error instanceof SyntaxError || error instanceof TypeError)
        throw new DomainError('UNAUTHENTICATED');
      throw error;
    }
  }

  private async issue(
    kind: typeof MEMBER,
    subject: string,
    payload: Record<string, unknown>,
  ): Promise<IssuedToken> {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const expiresAt = issuedAt + kind.lifeMs / 1000;
    const token = await new SignJWT(payload)
      .setProtectedHeader({ alg: ALGORITHM, typ: kind.typ })
      .setIssuer(ISSUER)
      .setAudience(kind.audience)
      .setSubject(subject)
      .setIssuedAt(issuedAt)
      .setNotBefore(issuedAt - SKEW_SECONDS)
      .setExpirationTime(expiresAt)
      .sign(this.key);
    return { token, expiresAt: new Date(expiresAt * 1000) };
  }
}

const PLATFORMS: readonly unknown[] = ['wechat', 'douyin', 'h5'] satisfies SessionPlatform[];

function readMember(payload: Record<string, unknown>): AccessClaims | null {
  if (payload['aud'] !== MEMBER.audience || !PLATFORMS.includes(payload['plt'])) return null;
  const memberId = parseId('member', String(payload['sub']));
  const sessionId = parseId('session', String(payload['sid']));
  if (!memberId || !sessionId) return null;
  return { kind: 'member', memberId, sessionId, platform: payload['plt'] as SessionPlatform };
}

function readStaff(payload: Record<string, unknown>): AccessClaims | null {
  if (payload['aud'] !== STAFF.audience) return null;
  const staffId = parseId('staff', String(payload['sub']));
  const mark = payload['pwd'];
  return staffId && typeof mark === 'string' ? { kind: 'staff', staffId, mark } : null;
}

/** Our tokens are written by one library in one way: reading and writing a part gives the same text. */
function isCanonical(token: string): boolean {
  return token
    .split('.')
    .slice(0, 2)
    .every((part) => {
      const text = Buffer.from(part, 'base64url').toString('utf8');
      return JSON.stringify(JSON.parse(text)) === text;
    });
}
