import { Inject, Injectable } from '@nestjs/common';
import type { IdentityView, MemberView } from '@yimai/shared/contracts/identity';
import { formatId, type MemberId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { PLATFORM_CONFIG, type PlatformConfig } from '../../gateways/platform-config.js';
import type { Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import type { SessionPlatform } from './access-tokens.js';
import { IdentityValues } from './identity-values.js';
import { MemberRepository, type IdentityRow, type MemberRow } from './member.repository.js';
import { MergeProposalRepository } from './merge-proposal.repository.js';
import { MergeProposals } from './merge-proposals.js';
import { maskId, maskPhone, maskTail } from './phone.js';
import { DISTRIBUTOR_LOOKUP, type Absorption, type DistributorLookup, type MemberAbsorber } from './ports.js';
import { Sessions } from './sessions.js';

export interface MemberSummary {
  id: MemberId;
  nickname: string;
  avatarUrl: string | null;
  phoneMasked: string | null;
  firstPlatform: SessionPlatform;
  createdAt: Date;
}

export type PayingApp = 'wechat-mini' | 'wechat-oa' | 'douyin-mini';

/** Who a member is, for everybody else. */
@Injectable()
export class IdentityService implements MemberAbsorber {
  constructor(
    private readonly repository: MemberRepository,
    private readonly values: IdentityValues,
    private readonly sessions: Sessions,
    private readonly proposals: MergeProposals,
    private readonly proposalRows: MergeProposalRepository,
    @Inject(DISTRIBUTOR_LOOKUP) private readonly distributors: DistributorLookup,
    @Inject(PLATFORM_CONFIG) private readonly platforms: PlatformConfig,
  ) {}

  /** @throws NOT_FOUND. */
  async member(id: MemberId): Promise<MemberSummary> {
    return summaryOf(await this.require(id));
  }

  /** Those that exist. */
  async members(ids: readonly MemberId[]): Promise<Map<MemberId, MemberSummary>> {
    const rows = await this.repository.byIds([...new Set(ids)]);
    return new Map(rows.map((row) => [row.id, summaryOf(row)]));
  }

  /** The member's id in the app that pays; null when they never logged in there. */
  async payerOpenId(memberId: MemberId, app: PayingApp): Promise<string | null> {
    const { platform, appId } = this.payingApps()[app];
    const rows = await this.repository.identitiesOf(memberId);
    const row = rows.find((r) => r.kind === 'openid' && r.platform === platform && r.appId === appId);
    return row ? this.values.open(row) : null;
  }

  /** 11 digits, or null. */
  async verifiedPhone(memberId: MemberId): Promise<string | null> {
    return this.values.openPhone(await this.require(memberId));
  }

  /** Follows merges. @throws NOT_FOUND. */
  async canonicalMemberId(id: MemberId): Promise<MemberId> {
    const row = await this.require(id);
    return row.mergedIntoId ?? row.id;
  }

  /** Where the member can be met, the first platform first. */
  async platformsOf(memberId: MemberId): Promise<SessionPlatform[]> {
    const member = await this.require(memberId);
    const rows = await this.repository.identitiesOf(memberId);
    const found = rows.filter(({ kind }) => kind === 'openid').map((row) => this.platformOf(row));
    return [...new Set([member.firstPlatform as SessionPlatform, ...found])];
  }

  async view(memberId: MemberId): Promise<MemberView> {
    const [member, distributor, proposal] = await Promise.all([
      this.require(memberId),
      this.distributors.standingOf(memberId),
      this.proposals.openFor(memberId),
    ]);
    const phone = this.values.openPhone(member);
    return {
      id: formatId('member', member.id),
      nickname: member.nickname,
      avatarUrl: member.avatarUrl,
      phoneMasked: phone && maskPhone(phone),
      distributor,
      hasMergeProposal: proposal !== null,
      joinedAt: member.createdAt.toISOString(),
    };
  }

  async identities(memberId: MemberId): Promise<IdentityView[]> {
    const rows = await this.repository.identitiesOf(memberId);
    return rows.map((row) => this.identityView(row));
  }

  async update(
    tx: Tx,
    memberId: MemberId,
    changes: { nickname?: string; avatarUrl?: string },
  ): Promise<void> {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    if (given.length > 0) await this.repository.update(tx, memberId, Object.fromEntries(given));
  }

  /** A blocked member's tokens stop at once. */
  async setBlocked(tx: Tx, memberId: MemberId, isBlocked: boolean): Promise<void> {
    await this.repository.update(tx, memberId, { isBlocked });
    if (isBlocked) await this.sessions.revokeAll(tx, memberId, 'blocked');
  }

  /** Identities and phone go to the one who stays; the other's sessions end and its row becomes an alias. */
  async absorb(tx: Tx, { keepsId, absorbsId, at }: Absorption): Promise<Record<string, unknown>> {
    const rows = await this.repository.lock(tx, [keepsId, absorbsId]);
    const [keeps, absorbed] = [rows.get(keepsId), rows.get(absorbsId)];
    invariant(keeps && absorbed, 'both members exist');
    if (keeps.mergedIntoId || absorbed.mergedIntoId || keeps.isBlocked || absorbed.isBlocked)
      throw new DomainError('MERGE_BLOCKED');
    const identityIds = await this.repository.moveIdentities(tx, absorbsId, keepsId);
    const phone = keeps.phoneSealed ? null : this.values.openPhone(absorbed);
    if (phone) await this.repository.update(tx, keepsId, this.values.sealPhone(keepsId, phone));
    const none = { phoneSealed: null, phoneTail: null };
    await this.repository.update(tx, absorbsId, { ...none, mergedIntoId: keepsId });
    await this.repository.redirectMerged(tx, absorbsId, keepsId);
    await this.proposalRows.expireOpenOf(tx, absorbsId, at);
    const sessionIds = await this.sessions.revokeAll(tx, absorbsId, 'merged');
    return { identityIds, sessionIds, isPhoneMoved: phone !== null };
  }

  private payingApps(): Record<PayingApp, { platform: string; appId: string }> {
    const { wechat, douyin } = this.platforms;
    return {
      'wechat-mini': { platform: 'wechat', appId: wechat.mini.appId },
      'wechat-oa': { platform: 'wechat', appId: wechat.officialAccount.appId },
      'douyin-mini': { platform: 'douyin', appId: douyin.appId },
    };
  }

  private platformOf(row: IdentityRow): SessionPlatform {
    if (row.platform === 'douyin') return 'douyin';
    return row.appId === this.platforms.wechat.officialAccount.appId ? 'h5' : 'wechat';
  }

  private identityView(row: IdentityRow): IdentityView {
    const value = this.values.open(row);
    return {
      id: formatId('identity', row.id),
      platform: row.kind === 'phone' ? 'phone' : this.platformOf(row),
      kind: row.kind as IdentityView['kind'],
      appName: this.appName(row),
      valueMasked: row.kind === 'phone' ? maskPhone(value.slice(-11)) : maskId(value),
      linkedAt: row.linkedAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
    };
  }

  private appName(row: IdentityRow): string {
    const { wechat, douyin } = this.platforms;
    const names: Record<string, string> = {
      phone: '手机号',
      [wechat.mini.appId]: '微信小程序',
      [wechat.officialAccount.appId]: '微信公众号',
      [wechat.openPlatformId]: '微信开放平台',
      [douyin.appId]: '抖音小程序',
      [douyin.subjectId]: '抖音开放平台',
    };
    return names[row.appId] ?? '其他应用';
  }

  private async require(id: MemberId): Promise<MemberRow> {
    const row = await this.repository.byId(id);
    if (!row) throw new DomainError('NOT_FOUND');
    return row;
  }
}

function summaryOf(row: MemberRow): MemberSummary {
  const { id, nickname, avatarUrl, createdAt } = row;
  const phoneMasked = row.phoneTail && maskTail(row.phoneTail);
  return {
    id,
    nickname,
    avatarUrl,
    phoneMasked,
    createdAt,
    firstPlatform: row.firstPlatform as SessionPlatform,
  };
}
