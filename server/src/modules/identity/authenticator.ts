import { Inject, Injectable } from '@nestjs/common';
import type { StaffRole } from '@yimai/shared/api/access';
import { DomainError, type Authenticator, type Principal } from '../../platform/http/index.js';
import { AccessTokens } from './access-tokens.js';
import { DISTRIBUTOR_LOOKUP, type DistributorLookup } from './ports.js';
import { Sessions } from './sessions.js';
import { markOf } from './staff-password.js';
import { StaffService } from './staff.service.js';

/** Bearer token → principal. A good signature is not enough: the session, the member or the account and its password must still stand. */
@Injectable()
export class TokenAuthenticator implements Authenticator {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly sessions: Sessions,
    private readonly staff: StaffService,
    @Inject(DISTRIBUTOR_LOOKUP) private readonly distributors: DistributorLookup,
  ) {}

  async authenticate(token: string): Promise<Exclude<Principal, { kind: 'anonymous' }>> {
    const claims = await this.accessTokens.verify(token);
    if (claims.kind === 'staff') {
      const row = await this.staff.requireActive(claims.staffId);
      if (markOf(row) !== claims.mark) throw new DomainError('TOKEN_REVOKED');
      return { kind: 'staff', staffId: row.id, role: row.role as StaffRole, name: row.name };
    }
    const { memberId, sessionId, platform } = claims;
    // Asked at once, so that it is one statement where neither is known.
    const [distributorId] = await Promise.all([
      this.distributors.activeDistributorOf(memberId),
      this.sessions.requireAlive(sessionId, memberId),
    ]);
    return { kind: 'member', memberId, sessionId, platform, distributorId };
  }
}
