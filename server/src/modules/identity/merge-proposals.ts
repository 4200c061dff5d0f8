import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { IdentityValues } from './identity-values.js';
import { decideKeeper, type MergeCandidate } from './keeper.js';
import { MemberRepository } from './member.repository.js';
import { MERGE_CONSENT_PURPOSE, MERGE_CONSENT_VERSION } from './merge-consent.js';
import { MergeProposalRepository, pairKey, type MergeProposalRow } from './merge-proposal.repository.js';
import { DISTRIBUTOR_LOOKUP, type DistributorLookup } from './ports.js';

const LIFE_MS = 3 * DAY_MS;
/** After a no, a login does not ask again for this long; verifying a phone does, for the person asked for it. */
const PEACE_MS = 30 * DAY_MS;

/** Evidence that two members are one person. */
export type MergeEvidence = { kind: 'unionid' | 'handover' } | { kind: 'phone'; phone: string };

/** Proposes, confirms and closes merges; the merge itself is a workflow over all modules. */
@Injectable()
export class MergeProposals {
  constructor(
    private readonly repository: MergeProposalRepository,
    private readonly members: MemberRepository,
    private readonly values: IdentityValues,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
    @Inject(DISTRIBUTOR_LOOKUP) private readonly distributors: DistributorLookup,
  ) {}

  openFor(memberId: MemberId): Promise<MergeProposalRow | null> {
    return this.repository.openFor(memberId, this.clock.now());
  }

  /** The open proposal of the pair, made now if there is none. Null when the pair was asked lately and said no. */
  async propose(
    tx: Tx,
    pair: [MemberId, MemberId],
    evidence: MergeEvidence,
  ): Promise<MergeProposalRow | null> {
    const [a, b] = pair;
    invariant(a !== b, 'a member is not merged with themselves');
    const now = this.clock.now();
    const who = await this.orient(tx, pair);
    const open = await this.repository.lockOpenPair(tx, a, b);
    if (open && open.expiresAt > now) return open;
    if (open) await this.close(tx, open.id, { state: 'expired' });
    const peace = new Date(now.getTime() - PEACE_MS);
    if (evidence.kind !== 'phone' && (await this.repository.rejectedSince(tx, pair, peace))) return null;
    const id = this.ids.next('mergeProposal');
    const row: MergeProposalRow = {
      ...who,
      id,
      evidence: evidence.kind,
      phoneSealed: evidence.kind === 'phone' ? this.values.sealShared(id, evidence.phone) : null,
      state: 'open',
      openKey: pairKey(a, b),
      keepsConfirmedAt: null,
      absorbsConfirmedAt: null,
      consentVersion: MERGE_CONSENT_VERSION,
      moved: null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIFE_MS),
      closedAt: null,
    };
    await this.repository.insert(tx, row);
    return row;
  }

  /** Locks an open proposal that names the member. @throws MERGE_NOT_FOUND, MERGE_EXPIRED. */
  async lock(tx: Tx, id: Id<'mergeProposal'>, memberId: MemberId): Promise<MergeProposalRow> {
    const row = await this.repository.lock(tx, id);
    const isTheirs = row !== null && (row.keepsId === memberId || row.absorbsId === memberId);
    if (!isTheirs || row.state === 'rejected' || row.state === 'merged')
      throw new DomainError('MERGE_NOT_FOUND');
    if (row.state === 'expired' || row.expiresAt <= this.clock.now()) throw new DomainError('MERGE_EXPIRED');
    return row;
  }

  /**
   * Whether the proposal still says who would really stay; where somebody became a distributor since, it is turned
   * round and both must look and confirm again.
   */
  async refresh(tx: Tx, row: MergeProposalRow): Promise<{ row: MergeProposalRow; turned: boolean }> {
    const who = await this.orient(tx, [row.keepsId, row.absorbsId]);
    if (who.keepsId === row.keepsId) return { row, turned: false };
    const changes = { ...who, keepsConfirmedAt: null, absorbsConfirmedAt: null };
    await this.repository.update(tx, row.id, changes);
    return { row: { ...row, ...changes }, turned: true };
  }

  /** Records the consent of one side and that it confirmed. */
  async confirm(
    tx: Tx,
    row: MergeProposalRow,
    side: { memberId: MemberId; ip: string },
  ): Promise<MergeProposalRow> {
    const at = this.clock.now();
    const changes = side.memberId === row.keepsId ? { keepsConfirmedAt: at } : { absorbsConfirmedAt: at };
    await this.repository.update(tx, row.id, changes);
    await this.repository.insertConsent(tx, {
      id: this.ids.next('event'),
      memberId: side.memberId,
      purpose: MERGE_CONSENT_PURPOSE,
      textVersion: row.consentVersion,
      isGranted: true,
      ip: side.ip,
      at,
    });
    return { ...row, ...changes };
  }

  /** `moved` is everything the merge moved, kept for whoever must undo it. */
  async close(
    tx: Tx,
    id: Id<'mergeProposal'>,
    outcome: { state: 'merged' | 'rejected' | 'expired'; moved?: Record<string, unknown> },
  ): Promise<void> {
    const closedAt = this.clock.now();
    await this.repository.update(tx, id, { moved: null, ...outcome, openKey: null, closedAt });
  }

  /** The phone both sides verified; null where the evidence is another. */
  sharedPhone(row: MergeProposalRow): string | null {
    return this.values.openShared(row);
  }

  private async orient(
    tx: Tx,
    pair: [MemberId, MemberId],
  ): Promise<{ keepsId: MemberId; absorbsId: MemberId }> {
    const rows = await this.members.lock(tx, pair);
    const candidate = async (id: MemberId): Promise<MergeCandidate> => {
      const row = rows.get(id);
      invariant(row && row.mergedIntoId === null, 'only members who stand for themselves are merged');
      const standing = await this.distributors.standingOf(id);
      return {
        id,
        createdAt: row.createdAt,
        isDistributor: standing === 'active' || standing === 'suspended',
      };
    };
    return decideKeeper(await candidate(pair[0]), await candidate(pair[1]));
  }
}
