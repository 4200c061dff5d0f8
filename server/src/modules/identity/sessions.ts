import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Tokens } from '@yimai/shared/contracts/identity';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { formatId, parseId, type Id, type MemberId } from '@yimai/shared/kernel/id';
import { LRUCache } from 'lru-cache';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../../platform/config/index.js';
import { PersonalData } from '../../platform/crypto/index.js';
import { UnitOfWork, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import type { ErrorCode } from '@yimai/shared/api/errors';
import { AccessTokens, purposeKey, type SessionPlatform } from './access-tokens.js';
import { SessionRepository, type SessionRow, type SessionState } from './session.repository.js';

/** Slides with every use. */
const SESSION_MS = 60 * DAY_MS;
/** A mini-program refreshes from several places at once; all of them get the same successor. */
const GRACE_MS = 10_000;
/** Revocation in another process is noticed after this long at the latest; the promise is five seconds. */
const STATE_TTL_MS = 3_000;
const REFRESH_TOKEN = /^(ses_[0-9a-z]{1,11})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{22})$/;

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
const place = (rowId: number) => ({ table: 'sessions', column: 'grace_token_sealed', rowId });

type Rotation = { ok: true; token: string; session: SessionRow } | { ok: false; code: ErrorCode };

/**
 * Logins of devices. The refresh token names its session and carries a seal of ours, so that garbage costs no query
 * and an old token of the session is recognised as reuse however old it is.
 */
@Injectable()
export class Sessions {
  private readonly states = new LRUCache<Id<'session'>, { state: SessionState | null }>({
    max: 50_000,
    ttl: STATE_TTL_MS,
  });
  private readonly sealKey: Buffer;

  constructor(
    private readonly repository: SessionRepository,
    private readonly accessTokens: AccessTokens,
    private readonly personalData: PersonalData,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
    @Inject(APP_CONFIG) config: AppConfig,
  ) {
    this.sealKey = purposeKey(config, 'refresh-token');
  }

  async open(
    tx: Tx,
    login: { memberId: MemberId; platform: SessionPlatform; deviceId: string | null },
  ): Promise<Tokens> {
    const now = this.clock.now();
    const id = this.ids.next('session');
    const token = this.mint(id);
    const session: SessionRow = {
      ...login,
      id,
      refreshHash: hash(token),
      previousHash: null,
      graceTokenSealed: null,
      rotatedAt: now,
      createdAt: now,
      expiresAt: new Date(now.getTime() + SESSION_MS),
      revokedAt: null,
      revokeReason: null,
    };
    await this.repository.insert(tx, session);
    return this.tokens(session, token);
  }

  /**
   * Rotates. The token before the current one gets the same successor for ten seconds; any older one means that it was
   * stolen, and ends the session. @throws TOKEN_REVOKED, TOKEN_EXPIRED, MEMBER_BLOCKED.
   */
  async refresh(refreshToken: string): Promise<Tokens> {
    const id = this.sessionOf(refreshToken);
    if (!id) throw new DomainError('TOKEN_REVOKED');
    const rotation = await this.unitOfWork.run((tx) => this.rotate(tx, id, refreshToken));
    if (!rotation.ok) throw new DomainError(rotation.code);
    return this.tokens(rotation.session, rotation.token);
  }

  async revoke(tx: Tx, id: Id<'session'>, reason: string): Promise<void> {
    await this.repository.update(tx, id, {
      revokedAt: this.clock.now(),
      revokeReason: reason,
      graceTokenSealed: null,
    });
    tx.afterCommit(() => this.states.delete(id));
  }

  /** Ends every session of a member, here at once and in other processes within the cache's life. */
  async revokeAll(tx: Tx, memberId: MemberId, reason: string): Promise<Id<'session'>[]> {
    const ended = await this.repository.revokeAll(tx, memberId, {
      revokedAt: this.clock.now(),
      revokeReason: reason,
    });
    tx.afterCommit(() => this.states.clear());
    return ended;
  }

  /** @throws TOKEN_REVOKED, MEMBER_BLOCKED. */
  async requireAlive(id: Id<'session'>, memberId: MemberId): Promise<void> {
    const state = await this.stateOf(id);
    if (!state || state.memberId !== memberId || state.revokedAt || state.mergedIntoId)
      throw new DomainError('TOKEN_REVOKED');
    if (state.expiresAt <= this.clock.now()) throw new DomainError('TOKEN_EXPIRED');
    if (state.isBlocked) throw new DomainError('MEMBER_BLOCKED');
  }

  private async stateOf(id: Id<'session'>): Promise<SessionState | null> {
    const cached = this.states.get(id);
    if (cached) return cached.state;
    const state = await this.repository.state(id);
    this.states.set(id, { state });
    return state;
  }

  private async rotate(tx: Tx, id: Id<'session'>, presented: string): Promise<Rotation> {
    const session = await this.repository.lock(tx, id);
    const now = this.clock.now();
    if (!session || session.revokedAt) return { ok: false, code: 'TOKEN_REVOKED' };
    if (session.expiresAt <= now) return { ok: false, code: 'TOKEN_EXPIRED' };
    const state = await this.repository.state(id, tx);
    if (!state || state.mergedIntoId) return { ok: false, code: 'TOKEN_REVOKED' };
    if (state.isBlocked) return { ok: false, code: 'MEMBER_BLOCKED' };
    if (hash(presented) !== session.refreshHash) return this.late(tx, session, presented);
    const token = this.mint(id);
    const changes = {
      previousHash: session.refreshHash,
      refreshHash: hash(token),
      graceTokenSealed: this.personalData.encrypt(token, place(id)),
      rotatedAt: now,
      expiresAt: new Date(now.getTime() + SESSION_MS),
    };
    await this.repository.update(tx, id, changes);
    return { ok: true, token, session: { ...session, ...changes } };
  }

  /** A token of this session that is no longer in force. The revocation must commit, so this returns, not throws. */
  private async late(tx: Tx, session: SessionRow, presented: string): Promise<Rotation> {
    const isGrace =
      hash(presented) === session.previousHash &&
      this.clock.now().getTime() - session.rotatedAt.getTime() <= GRACE_MS;
    if (isGrace && session.graceTokenSealed) {
      return {
        ok: true,
        token: this.personalData.decrypt(session.graceTokenSealed, place(session.id)),
        session,
      };
    }
    await this.revoke(tx, session.id, 'refresh-token-reused');
    return { ok: false, code: 'TOKEN_REVOKED' };
  }

  private async tokens(session: SessionRow, refreshToken: string): Promise<Tokens> {
    const access = await this.accessTokens.issueMember({
      memberId: session.memberId,
      sessionId: session.id,
      platform: session.platform as SessionPlatform,
    });
    return {
      accessToken: access.token,
      refreshToken,
      accessExpiresAt: access.expiresAt.toISOString(),
      refreshExpiresAt: session.expiresAt.toISOString(),
    };
  }

  private mint(id: Id<'session'>): string {
    const body = `${formatId('session', id)}.${randomBytes(32).toString('base64url')}`;
    return `${body}.${this.seal(body)}`;
  }

  private seal(body: string): string {
    return createHmac('sha256', this.sealKey).update(body).digest('base64url').slice(0, 22);
  }

  private sessionOf(token: string): Id<'session'> | null {
    const [, id, secret, seal] = REFRESH_TOKEN.exec(token) ?? [];
    if (!id || !secret || !seal) return null;
    const isOurs = timingSafeEqual(Buffer.from(seal), Buffer.from(this.seal(`${id}.${secret}`)));
    return isOurs ? parseId('session', id) : null;
  }
}
