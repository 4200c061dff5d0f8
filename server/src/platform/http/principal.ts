import type { StaffRole } from '@yimai/shared/api/access';
import type { ClientOs } from '@yimai/shared/domain/goods/virtual-goods';
import type { DistributorId, MemberId, StaffId } from '@yimai/shared/kernel/id';

/** Who is calling, as established by the guard. */
export type Principal =
  | { kind: 'anonymous' }
  | {
      kind: 'member';
      memberId: MemberId;
      sessionId: number;
      distributorId: DistributorId | null;
      platform: 'wechat' | 'douyin' | 'h5';
    }
  | { kind: 'staff'; staffId: StaffId; role: StaffRole; name: string };

export type MemberPrincipal = Extract<Principal, { kind: 'member' }>;
export type StaffPrincipal = Extract<Principal, { kind: 'staff' }>;

/** What a handler may need besides its input. */
export interface CallContext {
  principal: Principal;
  requestId: string;
  ip: string;
  userAgent: string;
  /** What the client runs on, by its own word unless its network stack says otherwise. */
  os: ClientOs;
  /** The installation that asks, by its own word; null where it says nothing, as crawlers do. */
  deviceId: string | null;
  idempotencyKey: string | null;
}

/**
 * Turns a bearer token into a principal. Implemented by the identity module; the guard depends on this port so that
 * the platform knows no business word. Throws DomainError UNAUTHENTICATED, TOKEN_EXPIRED or TOKEN_REVOKED.
 */
export interface Authenticator {
  authenticate(token: string): Promise<Exclude<Principal, { kind: 'anonymous' }>>;
}

export const AUTHENTICATOR = Symbol('Authenticator');
