import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { ConsoleDistributorView } from '@yimai/shared/contracts/console';
import type { PolicyProposalView, PolicyView } from '@yimai/shared/contracts/policy';
import type { CommissionTerms } from '@yimai/shared/domain/commission/types';
import { distributorAccount } from '@yimai/shared/domain/ledger/accounts';
import { addDays, shanghaiDay, startOfShanghaiDay } from '@yimai/shared/kernel/clock';
import { asId, formatId, type DistributorId, type StaffId } from '@yimai/shared/kernel/id';
import { fen, ZERO_FEN } from '@yimai/shared/kernel/money';
import { BindingReadsRepository } from '../modules/binding/index.js';
import {
  CommissionReadsRepository,
  type PolicyProposal,
  type PolicyRow,
} from '../modules/commission/index.js';
import {
  DistributorReadsRepository,
  DistributorService,
  type ApplicationRow,
  type DistributorRow,
} from '../modules/distributor/index.js';
import { IdentityService } from '../modules/identity/index.js';
import { InsightReadsRepository } from '../modules/insight/index.js';
import { LedgerService } from '../modules/ledger/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { beforeIdOf, cutPage } from '../platform/http/cursor.js';

const CHART_DAYS = 30;
const TOP = 10;
const PLATFORMS = ['wechat', 'douyin', 'h5'] as const;
type ApplicationView = Output<'decideApplication'>;

/** The merchant's start page. */
@Injectable()
export class ViewConsoleDashboard {
  constructor(
    private readonly insight: InsightReadsRepository,
    private readonly distributors: DistributorService,
    private readonly ledger: LedgerService,
    private readonly clock: DatabaseClock,
  ) {}

  async run(): Promise<Output<'getConsoleDashboard'>> {
    const today = shanghaiDay(this.clock.now());
    const firstDay = addDays(today, 1 - CHART_DAYS);
    const since = startOfShanghaiDay(firstDay);
    const [sales, commission, top, waiting, members, trial] = await Promise.all([
      this.insight.salesSince(since),
      this.insight.commissionSince(since),
      this.insight.topDistributors(since, TOP),
      this.insight.waiting(),
      this.insight.membersSince(startOfShanghaiDay(today)),
      this.ledger.trialBalance(),
    ]);
    const people = await this.distributors.many(top.map(({ distributorId }) => distributorId));
    const total = (rows: typeof sales): { orders: number; salesFen: number } => ({
      orders: rows.reduce((count, row) => count + row.orders, 0),
      salesFen: fen(rows.reduce((amount, row) => amount + row.salesFen, 0)),
    });
    const ofDay = (day: string): { orders: number; salesFen: number; commissionFen: number } => ({
      ...total(sales.filter((row) => row.day === day)),
      commissionFen: commission.get(day) ?? ZERO_FEN,
    });
    return {
      today: { ...ofDay(today), members },
      ...waiting,
      byDay: Array.from({ length: CHART_DAYS }, (_, index) => {
        const day = addDays(firstDay, index);
        return { day, ...ofDay(day) };
      }),
      byPlatform: PLATFORMS.map((platform) => ({
        platform,
        ...total(sales.filter((row) => row.platform === platform)),
      })),
      topDistributors: top.map(({ distributorId, salesFen, commissionFen }) => ({
        name: people.get(distributorId)?.name ?? '',
        salesFen,
        commissionFen,
      })),
      ledgerSumFen: trial.sumFen,
    };
  }
}

/** Distributors and applications, for staff. */
@Injectable()
export class ViewConsoleDistributors {
  constructor(
    private readonly distributors: DistributorService,
    private readonly reads: DistributorReadsRepository,
    private readonly commissions: CommissionReadsRepository,
    private readonly bindings: BindingReadsRepository,
    private readonly identity: IdentityService,
    private readonly ledger: LedgerService,
  ) {}

  async list(input: Input<'consoleListDistributors'>): Promise<Output<'consoleListDistributors'>> {
    const { keyword, status, cursor, limit } = input;
    const found = await this.reads.list({
      keyword,
      status,
      beforeId: beforeIdOf(cursor),
      limit: limit + 1,
    });
    const { rows, nextCursor } = cutPage(found, limit);
    return { items: await this.views(rows), nextCursor };
  }

  async one(id: DistributorId): Promise<ConsoleDistributorView> {
    const [view] = await this.views([await this.distributors.get(id)]);
    return view as ConsoleDistributorView;
  }

  async applications(input: Input<'listApplications'>): Promise<Output<'listApplications'>> {
    const { state, cursor, limit } = input;
    const found = await this.distributors.applications({
      state,
      beforeId: beforeIdOf(cursor),
      limit: limit + 1,
    });
    const { rows, nextCursor } = cutPage(found, limit);
    return { items: await this.applicationViews(rows), nextCursor };
  }

  async application(row: ApplicationRow): Promise<ApplicationView> {
    const [view] = await this.applicationViews([row]);
    return view as ApplicationView;
  }

  private async views(rows: readonly DistributorRow[]): Promise<ConsoleDistributorView[]> {
    const ids = rows.map(({ id }) => id);
    const available = (id: DistributorId): string => distributorAccount(id, 'available');
    const [members, parents, customers, sales, earned, balances] = await Promise.all([
      this.identity.members(rows.map(({ memberId }) => memberId)),
      this.distributors.many(rows.flatMap(({ parentId }) => parentId ?? [])),
      this.bindings.customerCounts(ids),
      this.commissions.salesOf(ids),
      this.commissions.earnedBy(ids),
      this.ledger.balances(ids.map(available)),
    ]);
    return rows.map((row) => ({
      id: formatId('distributor', row.id),
      name: row.name,
      phoneMasked: members.get(row.memberId)?.phoneMasked ?? null,
      avatarUrl: members.get(row.memberId)?.avatarUrl ?? null,
      status: row.status === 'active' || row.status === 'suspended' ? row.status : 'removed',
      parentName: (row.parentId && parents.get(row.parentId)?.name) ?? null,
      depth: row.depth,
      joinedAt: row.joinedAt.toISOString(),
      customers: customers.get(row.id) ?? 0,
      salesFen: sales.get(row.id)?.salesFen ?? ZERO_FEN,
      commissionFen: earned.get(row.id) ?? ZERO_FEN,
      availableFen: balances.get(available(row.id)) ?? ZERO_FEN,
    }));
  }

  private async applicationViews(rows: readonly ApplicationRow[]): Promise<ApplicationView[]> {
    const [members, sponsors] = await Promise.all([
      this.identity.members(rows.map(({ memberId }) => memberId)),
      this.distributors.many(rows.flatMap(({ sponsorId }) => sponsorId ?? [])),
    ]);
    return rows.map((row) => ({
      id: formatId('application', row.id),
      name: row.name,
      phoneMasked: members.get(row.memberId)?.phoneMasked ?? null,
      sponsorName: (row.sponsorId && sponsors.get(row.sponsorId)?.name) ?? null,
      note: row.note,
      state: row.state as ApplicationView['state'],
      appliedAt: row.appliedAt.toISOString(),
    }));
  }
}

/** Ledger entries and the audit trail, for those who check. */
@Injectable()
export class ViewBooks {
  constructor(
    private readonly ledger: LedgerService,
    private readonly insight: InsightReadsRepository,
  ) {}

  async entries(input: Input<'listLedgerEntries'>): Promise<Output<'listLedgerEntries'>> {
    const { account, reference, cursor, limit } = input;
    const found = await this.ledger.entries({
      account,
      reference,
      beforeId: beforeIdOf(cursor),
      limit: limit + 1,
    });
    const { rows, nextCursor } = cutPage(found, limit);
    return {
      items: rows.map((entry) => ({
        id: formatId('entry', entry.id),
        code: entry.code,
        reference: entry.reference,
        at: entry.postedAt.toISOString(),
        postings: entry.postings,
      })),
      nextCursor,
    };
  }

  async audit({ cursor, limit }: Input<'listAudit'>): Promise<Output<'listAudit'>> {
    const { rows, nextCursor } = cutPage(await this.insight.audit(beforeIdOf(cursor), limit + 1), limit);
    const staffIds = rows.flatMap(({ actor }) => (actor.startsWith('staff:') ? Number(actor.slice(6)) : []));
    const names = await this.insight.staffNames([...new Set(staffIds)]);
    return {
      items: rows.map((row) => ({
        id: formatId('audit', asId('audit', row.id)),
        at: row.at.toISOString(),
        actor: actorName(row.actor, names),
        action: row.action,
        target: row.target,
        detail: JSON.stringify(row.detail),
      })),
      nextCursor,
    };
  }
}

function actorName(actor: string, staff: ReadonlyMap<number, string>): string {
  const [kind, id] = actor.split(':');
  if (kind === 'staff') return staff.get(Number(id)) ?? '员工';
  return kind === 'member' ? `会员 ${formatId('member', asId('member', Number(id)))}` : '系统';
}

/** A policy version on the wire. */
const termsView = (terms: CommissionTerms) => ({
  preset: terms.preset,
  paidLevels: terms.paidLevels,
  levelRatesBps: [...terms.levelRatesBps],
  allowSelfPurchase: terms.allowSelfPurchase,
  weekendDouble: terms.weekendDouble,
  capMarginShareBps: terms.cap.marginShareBps,
  capNetShareBps: terms.cap.netShareBps,
});

export function toPolicyView({ policy, note, publishedBy, effectiveFrom }: PolicyRow): PolicyView {
  return {
    id: formatId('policy', policy.policyId),
    version: policy.version,
    ...termsView(policy),
    effectiveFrom: effectiveFrom.toISOString(),
    publishedBy,
    note,
  };
}

export function toPolicyProposalView(proposal: PolicyProposal, reader: StaffId): PolicyProposalView {
  return {
    id: formatId('policy', proposal.policyId),
    ...termsView(proposal.terms),
    legalFileId: proposal.legalFileId,
    note: proposal.note,
    proposedBy: proposal.proposedBy.name,
    proposedAt: proposal.proposedAt.toISOString(),
    isOwn: proposal.proposedBy.staffId === reader,
  };
}
