import { Injectable } from '@nestjs/common';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import { Ids } from '../../platform/clock/index.js';
import { PersonalData } from '../../platform/crypto/index.js';
import type { IdentityKey, IdentityRow, MemberRow } from './member.repository.js';
import { phoneKey } from './phone.js';

/** One way a platform names a person. A unionid's app is its open-platform scope; a phone's platform and app are `phone`. */
export interface IdentityValue {
  platform: 'wechat' | 'douyin' | 'phone';
  appId: string;
  kind: 'openid' | 'unionid' | 'phone';
  value: string;
}

export function phoneIdentity(national: string): IdentityValue {
  return { platform: 'phone', appId: 'phone', kind: 'phone', value: phoneKey(national) };
}

const place = (rowId: number) => ({ table: 'identities', column: 'value_sealed', rowId });
const phonePlace = (rowId: number) => ({ table: 'members', column: 'phone_sealed', rowId });

/** Seals and opens the values of identities; nothing else of identity sees a key. */
@Injectable()
export class IdentityValues {
  constructor(
    private readonly personalData: PersonalData,
    private readonly ids: Ids,
  ) {}

  /** The blind index under which the value is unique. */
  key({ platform, appId, kind, value }: IdentityValue): IdentityKey {
    const valueIndex = this.personalData.blindIndex(`identity:${platform}:${appId}:${kind}`, value);
    return { platform, appId, kind, valueIndex };
  }

  row(identity: IdentityValue, memberId: MemberId, at: Date): IdentityRow {
    const id = this.ids.next('identity');
    return {
      ...this.key(identity),
      id,
      memberId,
      valueSealed: this.personalData.encrypt(identity.value, place(id)),
      valueTail: identity.value.slice(-4),
      linkedAt: at,
      lastSeenAt: at,
    };
  }

  open(row: Pick<IdentityRow, 'id' | 'valueSealed'>): string {
    return this.personalData.decrypt(row.valueSealed, place(row.id));
  }

  /** The columns of a member that hold a verified phone. */
  sealPhone(memberId: MemberId, national: string): Pick<MemberRow, 'phoneSealed' | 'phoneTail'> {
    return {
      phoneSealed: this.personalData.encrypt(national, phonePlace(memberId)),
      phoneTail: national.slice(-4),
    };
  }

  openPhone(member: Pick<MemberRow, 'id' | 'phoneSealed'>): string | null {
    return member.phoneSealed ? this.personalData.decrypt(member.phoneSealed, phonePlace(member.id)) : null;
  }

  sealShared(proposalId: Id<'mergeProposal'>, national: string): string {
    return this.personalData.encrypt(national, {
      table: 'merge_proposals',
      column: 'phone_sealed',
      rowId: proposalId,
    });
  }

  openShared(proposal: { id: Id<'mergeProposal'>; phoneSealed: string | null }): string | null {
    if (!proposal.phoneSealed) return null;
    return this.personalData.decrypt(proposal.phoneSealed, {
      table: 'merge_proposals',
      column: 'phone_sealed',
      rowId: proposal.id,
    });
  }
}
