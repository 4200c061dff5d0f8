import { Injectable } from '@nestjs/common';
import { checkSponsorship } from '@yimai/shared/domain/distribution/sponsorship';
import type { DistributorStanding } from '@yimai/shared/domain/distribution/types';
import { MAX_DEPTH, wouldCreateCycle } from '@yimai/shared/domain/distribution/upline';
import type { ErrorCode } from '@yimai/shared/api/errors';
import type { DistributorId, Id, MemberId } from '@yimai/shared/kernel/id';
import { LRUCache } from 'lru-cache';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { isDuplicateKey, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import {
  DistributorRepository,
  type ApplicationRow,
  type DistributorRow,
  type UplinePerson,
} from './distributor.repository.js';

const ACTIVE_TTL_MS = 2_000;
/** Merges of merges that are followed; more would mean damaged links. */
const MAX_MERGES = 20;
const SPONSOR_ERRORS: Record<string, ErrorCode> = {
  SELF: 'SPONSOR_SELF',
  CYCLE: 'SPONSOR_CYCLE',
  TOO_DEEP: 'SPONSOR_DEPTH',
  SPONSOR_NOT_ACTIVE: 'INVITE_CODE_INVALID',
  ALREADY_SPONSORED: 'CONFLICT',
};

/** What a merge did, in enough detail to be undone. */
export interface DistributorAbsorption {
  /** The one distributor of the two members, which now belongs to the member who stays. */
  changedHands: DistributorId | null;
  /** Both were distributors: the money, codes and customers of `from` must follow to `to`. */
  pair: { from: DistributorId; to: DistributorId } | null;
  /** Former children of `from`, now under `to`. */
  adopted: DistributorId[];
  /** Where `to` stood before it moved up into the place of `from`. */
  liftedFrom: DistributorId | null;
  applications: number;
}

/** How the domain names a stored status. */
export function standingOf(row: Pick<DistributorRow, 'status'> | null | undefined): DistributorStanding {
  if (row?.status === 'active') return 'active';
  if (row?.status === 'suspended') return 'suspended';
  return row?.status === 'merged' || row?.status === 'removed' ? 'exited' : 'banned';
}

/** Who is a distributor, under whom, and since when. */
@Injectable()
export class DistributorService {
  private readonly active = new LRUCache<MemberId, { id: DistributorId | null }>({
    max: 20_000,
    ttl: ACTIVE_TTL_MS,
  });

  constructor(
    private readonly repository: DistributorRepository,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** Reads take the transaction they run in, so that one piece of work never needs two connections of the pool. */
  ofMember(memberId: MemberId, tx?: Tx): Promise<DistributorRow | null> {
    return this.repository.byMember(memberId, tx);
  }

  /** For the guard: cached for two seconds, so a suspension takes effect at once for people and costs no query per call. */
  async activeDistributorOf(memberId: MemberId): Promise<DistributorId | null> {
    const cached = this.active.get(memberId);
    if (cached) return cached.id;
    const row = await this.repository.byMember(memberId);
    const id = row?.status === 'active' ? row.id : null;
    this.active.set(memberId, { id });
    return id;
  }

  async get(id: DistributorId, tx?: Tx): Promise<DistributorRow> {
    const [row] = await this.repository.byIds([id], tx);
    if (!row) throw new DomainError('DISTRIBUTOR_NOT_FOUND');
    return row;
  }

  async many(ids: readonly DistributorId[], tx?: Tx): Promise<Map<DistributorId, DistributorRow>> {
    const rows = await this.repository.byIds([...new Set(ids)], tx);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Each id with the distributor it stands for today: merges are followed to the one who stayed. */
  async canonical(ids: readonly DistributorId[], tx?: Tx): Promise<Map<DistributorId, DistributorRow>> {
    const known = await this.many(ids, tx);
    for (let hop = 0; hop < MAX_MERGES; hop += 1) {
      const next = [...known.values()].flatMap(({ mergedIntoId }) => mergedIntoId ?? []);
      const missing = next.filter((id) => !known.has(id));
      if (missing.length === 0) break;
      for (const [id, row] of await this.many(missing, tx)) known.set(id, row);
    }
    const resolve = (id: DistributorId): DistributorRow | undefined => {
      let row = known.get(id);
      while (row?.mergedIntoId && known.has(row.mergedIntoId)) row = known.get(row.mergedIntoId);
      return row;
    };
    return new Map(ids.flatMap((id) => [resolve(id)].flatMap((row) => (row ? [[id, row] as const] : []))));
  }

  /** As {@link canonical}, and no merge can change the answer before COMMIT. */
  async lockCanonical(tx: Tx, ids: readonly DistributorId[]): Promise<Map<DistributorId, DistributorRow>> {
    const locked = await this.repository.shareLock(tx, [...new Set(ids)]);
    // Nearly always nobody has merged, and the rows just locked are the answer.
    if (locked.every(({ mergedIntoId }) => mergedIntoId === null))
      return new Map(locked.map((row) => [row.id, row]));
    const found = await this.canonical(ids, tx);
    await this.repository.shareLock(
      tx,
      [...found.values()].map(({ id }) => id),
    );
    return found;
  }

  /** Nearest first, at most three; the start is level 1. */
  upline(start: DistributorId, tx?: Tx): Promise<UplinePerson[]> {
    return this.repository.upline(start, tx);
  }

  newestApplication(memberId: MemberId, tx?: Tx): Promise<ApplicationRow | null> {
    return this.repository.newestApplication(memberId, tx);
  }

  applications(filter: { state: string; beforeId: number; limit: number }): Promise<ApplicationRow[]> {
    return this.repository.applications(filter);
  }

  /** @throws DISTRIBUTOR_EXISTS, APPLICATION_PENDING, DISTRIBUTOR_DISABLED, INVITE_CODE_INVALID. */
  async apply(
    tx: Tx,
    input: {
      memberId: MemberId;
      name: string;
      sponsorId: DistributorId | null;
      note: string;
      platform: string;
    },
  ): Promise<ApplicationRow> {
    const existing = await this.repository.byMember(input.memberId, tx);
    if (existing)
      throw new DomainError(existing.status === 'active' ? 'DISTRIBUTOR_EXISTS' : 'DISTRIBUTOR_DISABLED');
    if (input.sponsorId) {
      const [sponsor] = await this.repository.byIds([input.sponsorId], tx);
      if (sponsor?.status !== 'active') throw new DomainError('INVITE_CODE_INVALID');
      if (sponsor.memberId === input.memberId) throw new DomainError('SPONSOR_SELF');
    }
    const row: ApplicationRow = {
      ...input,
      id: this.ids.next('application'),
      state: 'pending',
      openMemberId: input.memberId,
      decidedBy: null,
      reason: null,
      appliedAt: this.clock.now(),
      decidedAt: null,
    };
    try {
      await this.repository.insertApplication(tx, row);
    } catch (error) {
      if (isDuplicateKey(error)) throw new DomainError('APPLICATION_PENDING');
      throw error;
    }
    return row;
  }

  /** Approving makes the distributor; deciding twice is refused. @throws APPLICATION_NOT_FOUND, APPLICATION_STATE. */
  async decide(
    tx: Tx,
    input: {
      applicationId: Id<'application'>;
      decision: 'approve' | 'reject';
      reason: string;
      actor: string;
    },
  ): Promise<{ application: ApplicationRow; distributor: DistributorRow | null }> {
    const application = await this.repository.lockApplication(tx, input.applicationId);
    if (!application) throw new DomainError('APPLICATION_NOT_FOUND');
    if (application.state !== 'pending') throw new DomainError('APPLICATION_STATE');
    const state = input.decision === 'approve' ? 'approved' : 'rejected';
    const closed = {
      id: application.id,
      state,
      decidedBy: input.actor,
      reason: input.reason,
      decidedAt: this.clock.now(),
    };
    await this.repository.closeApplication(tx, closed);
    const distributor = input.decision === 'approve' ? await this.create(tx, application, input.actor) : null;
    return { application: { ...application, ...closed, openMemberId: null }, distributor };
  }

  async setStatus(
    tx: Tx,
    input: { distributorId: DistributorId; status: 'active' | 'suspended'; reason: string },
  ): Promise<DistributorRow> {
    const row = await this.get(input.distributorId, tx);
    if (row.status !== 'active' && row.status !== 'suspended') throw new DomainError('DISTRIBUTOR_DISABLED');
    await this.repository.update(tx, row.id, { status: input.status, statusReason: input.reason });
    this.forget(tx, row.memberId);
    return { ...row, status: input.status, statusReason: input.reason };
  }

  /** Moves a whole branch. @throws SPONSOR_SELF, SPONSOR_CYCLE, SPONSOR_DEPTH. */
  async setParent(
    tx: Tx,
    input: { distributorId: DistributorId; parentId: DistributorId | null; reason: string; actor: string },
  ): Promise<DistributorRow> {
    await this.repository.lockTree(tx);
    const row = await this.get(input.distributorId, tx);
    const below = await this.repository.descendants(tx, row.id);
    const depth =
      input.parentId === null
        ? 1
        : await this.depthUnder(tx, row.id, {
            parentId: input.parentId,
            height: Math.max(0, ...below.map(({ hops }) => hops)),
          });
    await this.repository.update(tx, row.id, { parentId: input.parentId, depth });
    await this.repository.shiftDepth(
      tx,
      below.map(({ id }) => id),
      depth - row.depth,
    );
    await this.recordSponsorship(tx, {
      distributorId: row.id,
      parentId: input.parentId,
      actor: input.actor,
      reason: input.reason,
    });
    return { ...row, parentId: input.parentId, depth };
  }

  /**
   * A merge of two members. With one distributor it changes hands; with two, the one of the member who stays takes
   * over the other's children, and the other becomes an alias whose money, codes and customers must move.
   */
  async absorb(
    tx: Tx,
    { keepsId, absorbsId, at }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<DistributorAbsorption> {
    await this.repository.lockTree(tx);
    const keeps = await this.repository.byMember(keepsId, tx);
    const absorbed = await this.repository.byMember(absorbsId, tx);
    const newest = await this.repository.newestApplication(keepsId, tx);
    const moved: DistributorAbsorption = {
      changedHands: null,
      pair: null,
      adopted: [],
      liftedFrom: null,
      applications: await this.repository.reassignApplications(tx, {
        from: absorbsId,
        to: keepsId,
        keepsOpen: !keeps && !absorbed && newest?.state !== 'pending',
        at,
      }),
    };
    this.forget(tx, keepsId);
    this.forget(tx, absorbsId);
    if (!absorbed) return moved;
    if (!keeps) {
      await this.repository.update(tx, absorbed.id, { memberId: keepsId });
      return { ...moved, changedHands: absorbed.id };
    }
    return { ...moved, ...(await this.mergeTrees(tx, keeps, absorbed)) };
  }

  private async mergeTrees(
    tx: Tx,
    keeps: DistributorRow,
    absorbed: DistributorRow,
  ): Promise<Pick<DistributorAbsorption, 'pair' | 'adopted' | 'liftedFrom'>> {
    const isBelow = (await this.repository.ancestors(tx, keeps.id)).has(absorbed.id);
    const place = isBelow
      ? { parentId: absorbed.parentId, depth: absorbed.depth }
      : { parentId: keeps.parentId, depth: keeps.depth };
    // Where the absorbed one stood above the one who stays, the latter moves up into that place: no circle may form.
    if (isBelow) await this.repository.update(tx, keeps.id, place);
    const adopted = await this.repository.adoptChildren(tx, absorbed.id, keeps.id);
    await this.repository.update(tx, absorbed.id, {
      status: 'merged',
      mergedIntoId: keeps.id,
      parentId: null,
    });
    await this.repository.setDepthsBelow(tx, place.depth, await this.repository.descendants(tx, keeps.id));
    const changes = adopted.map((id) => ({ distributorId: id, parentId: keeps.id as DistributorId | null }));
    if (isBelow) changes.push({ distributorId: keeps.id, parentId: place.parentId });
    for (const change of changes)
      await this.recordSponsorship(tx, { ...change, actor: 'system', reason: '账号合并' });
    return {
      pair: { from: absorbed.id, to: keeps.id },
      adopted,
      liftedFrom: isBelow ? keeps.parentId : null,
    };
  }

  private async create(tx: Tx, application: ApplicationRow, actor: string): Promise<DistributorRow> {
    await this.repository.lockTree(tx);
    if (await this.repository.byMember(application.memberId, tx)) throw new DomainError('DISTRIBUTOR_EXISTS');
    const id = this.ids.next('distributor');
    const depth = application.sponsorId
      ? await this.depthUnder(tx, id, { parentId: application.sponsorId, height: 0 })
      : 1;
    const row: DistributorRow = {
      id,
      memberId: application.memberId,
      name: application.name,
      parentId: application.sponsorId,
      depth,
      status: 'active',
      statusReason: null,
      platform: application.platform,
      joinedAt: this.clock.now(),
      mergedIntoId: null,
    };
    await this.repository.insert(tx, row);
    await this.recordSponsorship(tx, {
      distributorId: id,
      parentId: application.sponsorId,
      actor,
      reason: '申请通过',
    });
    this.forget(tx, application.memberId);
    return row;
  }

  private async depthUnder(
    tx: Tx,
    id: DistributorId,
    { parentId, height }: { parentId: DistributorId; height: number },
  ): Promise<number> {
    const links = await this.repository.ancestors(tx, parentId);
    const parentOf = (child: DistributorId): DistributorId | null => links.get(child) ?? null;
    if (parentId !== id && wouldCreateCycle(parentOf, id, parentId)) throw new DomainError('SPONSOR_CYCLE');
    const [sponsor] = await this.repository.byIds([parentId], tx);
    const decision = checkSponsorship({
      distributorId: id,
      sponsorId: parentId,
      sponsorStanding: standingOf(sponsor),
      downlineDepth: height,
      parentOf,
    });
    if (!decision.ok)
      throw new DomainError(SPONSOR_ERRORS[decision.reason] ?? 'CONFLICT', {
        message: decision.message,
        facts: { max: MAX_DEPTH },
      });
    return decision.depth;
  }

  private async recordSponsorship(
    tx: Tx,
    row: { distributorId: DistributorId; parentId: DistributorId | null; actor: string; reason: string },
  ): Promise<void> {
    await this.repository.openSponsorship(tx, {
      ...row,
      id: this.ids.next('event'),
      from: this.clock.now(),
      to: null,
    });
  }

  private forget(tx: Tx, memberId: MemberId): void {
    this.active.delete(memberId);
    tx.afterCommit(() => this.active.delete(memberId));
  }
}
