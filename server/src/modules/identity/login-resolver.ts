import { Injectable } from '@nestjs/common';
import { formatId, type MemberId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import type { SessionPlatform } from './access-tokens.js';
import { IdentityValues, phoneIdentity, type IdentityValue } from './identity-values.js';
import { MemberRepository, type IdentityRow, type MemberRow } from './member.repository.js';
import { MergeProposals } from './merge-proposals.js';

/** What a platform vouches for. Anonymous and snapshot ids have no place here. */
export interface PlatformProof {
  platform: 'wechat' | 'douyin';
  appId: string;
  openId: string;
  /** With the open-platform account or developer subject in which it means anything. */
  union: { scope: string; unionId: string } | null;
}

export interface LoginAs {
  platform: SessionPlatform;
  /** Who an identity that belongs to nobody yet is to belong to: a person proved to be both. */
  joins?: MemberId;
}

export interface ResolvedLogin {
  memberId: MemberId;
  isNewMember: boolean;
}

/**
 * Who logs in: a known openid is its member; else the same unionid in the same scope attaches to its member; else
 * somebody new. A unionid that appears late attaches, and where it names another member it only proposes a merge.
 * Two first logins at once collide on a unique index; the caller then runs its transaction again.
 */
@Injectable()
export class LoginResolver {
  constructor(
    private readonly members: MemberRepository,
    private readonly values: IdentityValues,
    private readonly proposals: MergeProposals,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws MEMBER_BLOCKED. */
  async resolve(tx: Tx, proof: PlatformProof, as: LoginAs): Promise<ResolvedLogin> {
    const openId: IdentityValue = {
      platform: proof.platform,
      appId: proof.appId,
      kind: 'openid',
      value: proof.openId,
    };
    const unionId: IdentityValue | null = proof.union && {
      platform: proof.platform,
      appId: proof.union.scope,
      kind: 'unionid',
      value: proof.union.unionId,
    };
    const [known, byUnion] = [await this.find(tx, openId), unionId && (await this.find(tx, unionId))];
    const ownerId = known?.memberId ?? byUnion?.memberId;
    const joinedId = ownerId ? null : await this.joinable(tx, as.joins ?? null, openId);
    const memberId = ownerId ?? joinedId ?? (await this.create(tx, as.platform));
    if (ownerId) await this.requireUsable(tx, ownerId);
    await this.keep(tx, openId, { known, memberId });
    if (unionId && byUnion && byUnion.memberId !== memberId)
      await this.proposals.propose(tx, [memberId, byUnion.memberId], { kind: 'unionid' });
    else if (unionId) await this.keep(tx, unionId, { known: byUnion, memberId });
    return { memberId, isNewMember: ownerId === undefined && joinedId === null };
  }

  /** Whether this app's id of the person already belongs to a member. */
  async isKnown(tx: Tx, { platform, appId, openId }: PlatformProof): Promise<boolean> {
    return (await this.find(tx, { platform, appId, kind: 'openid', value: openId })) !== null;
  }

  /** The member who verified this number, or somebody new. */
  async resolvePhone(tx: Tx, phone: string): Promise<ResolvedLogin> {
    const identity = phoneIdentity(phone);
    const known = await this.find(tx, identity);
    const memberId = known?.memberId ?? (await this.create(tx, 'h5'));
    if (known) await this.requireUsable(tx, memberId);
    else await this.members.update(tx, memberId, this.values.sealPhone(memberId, phone));
    await this.keep(tx, identity, { known, memberId });
    return { memberId, isNewMember: known === null };
  }

  /** Somebody who already is another person in this app stays that person. */
  private async joinable(tx: Tx, memberId: MemberId | null, openId: IdentityValue): Promise<MemberId | null> {
    if (memberId === null) return null;
    await this.requireUsable(tx, memberId);
    const own = await this.members.identitiesOf(memberId, tx);
    const isTaken = own.some(({ kind, appId }) => kind === 'openid' && appId === openId.appId);
    return isTaken ? null : memberId;
  }

  private find(tx: Tx, identity: IdentityValue): Promise<IdentityRow | null> {
    return this.members.identity(this.values.key(identity), tx.db);
  }

  private async keep(
    tx: Tx,
    identity: IdentityValue,
    { known, memberId }: { known: IdentityRow | null; memberId: MemberId },
  ): Promise<void> {
    const now = this.clock.now();
    if (known) await this.members.touchIdentity(tx, known.id, now);
    else await this.members.insertIdentity(tx, this.values.row(identity, memberId, now));
  }

  private async create(tx: Tx, firstPlatform: SessionPlatform): Promise<MemberId> {
    const id = this.ids.next('member');
    const row: MemberRow = {
      id,
      nickname: `用户${formatId('member', id).slice(-6).toUpperCase()}`,
      avatarUrl: null,
      phoneSealed: null,
      phoneTail: null,
      isBlocked: false,
      mergedIntoId: null,
      firstPlatform,
      createdAt: this.clock.now(),
    };
    await this.members.insert(tx, row);
    return id;
  }

  private async requireUsable(tx: Tx, memberId: MemberId): Promise<void> {
    const member = await this.members.byId(memberId, tx.db);
    invariant(member && member.mergedIntoId === null, 'identities of an absorbed member move with the merge');
    if (member.isBlocked) throw new DomainError('MEMBER_BLOCKED');
  }
}
