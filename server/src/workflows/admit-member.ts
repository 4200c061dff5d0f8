import { Inject, Injectable } from '@nestjs/common';
import type { LoginResult, Tokens } from '@yimai/shared/contracts/identity';
import {
  IdentityService,
  LOGIN_OBSERVERS,
  LoginResolver,
  Sessions,
  SmsCodes,
  type LoginObserver,
  type PlatformProof,
  type ResolvedLogin,
  type SessionPlatform,
  type SmsProof,
} from '../modules/identity/index.js';
import { isDuplicateKey, UnitOfWork, type Tx } from '../platform/db/index.js';

/** Sent with every login. */
export interface LoginContext {
  deviceId?: string;
  referralCode?: string;
}

const ATTEMPTS = 3;

/** From a proof to a session, in one transaction: the member, what observers make of the login, the session. */
@Injectable()
export class AdmitMember {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly resolver: LoginResolver,
    private readonly smsCodes: SmsCodes,
    private readonly sessions: Sessions,
    private readonly identity: IdentityService,
    @Inject(LOGIN_OBSERVERS) private readonly observers: LoginObserver,
  ) {}

  byPlatform(platform: SessionPlatform, proof: PlatformProof, context: LoginContext): Promise<LoginResult> {
    return this.admit(platform, context, (tx) => this.resolver.resolve(tx, proof, { platform }));
  }

  /** The code is spent together with the login it proves. */
  byPhone(phone: string, proof: SmsProof, context: LoginContext): Promise<LoginResult> {
    return this.admit('h5', context, async (tx) => {
      await this.smsCodes.spend(tx, proof);
      return this.resolver.resolvePhone(tx, phone);
    });
  }

  /** Admits whoever `resolve` finds, in the transaction in which it finds them. */
  async admit(
    platform: SessionPlatform,
    context: LoginContext,
    resolve: (tx: Tx) => Promise<ResolvedLogin>,
  ): Promise<LoginResult> {
    const deviceId = context.deviceId ?? null;
    const referralCode = context.referralCode ?? null;
    const { tokens, memberId, isNewMember } = await this.atLeastOnce(async (tx) => {
      const login = await resolve(tx);
      await this.observers.onLogin(tx, { ...login, deviceId, platform, referralCode });
      const opened = await this.sessions.open(tx, { memberId: login.memberId, platform, deviceId });
      return { ...login, tokens: opened };
    });
    return { tokens, isNewMember, member: await this.identity.view(memberId) };
  }

  /** Two first logins of one person at once: the slower one meets the unique index and, run again, finds the member. */
  private async atLeastOnce(
    work: (tx: Tx) => Promise<ResolvedLogin & { tokens: Tokens }>,
  ): Promise<ResolvedLogin & { tokens: Tokens }> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.unitOfWork.run(work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isDuplicateKey(error)) throw error;
      }
    }
  }
}
