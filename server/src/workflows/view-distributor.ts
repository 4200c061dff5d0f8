import { Injectable } from '@nestjs/common';
import type { Output } from '@yimai/shared/contracts/api';
import type { DashboardView, DistributorView } from '@yimai/shared/contracts/distributor';
import { distributorAccount } from '@yimai/shared/domain/ledger/accounts';
import { addDays, DAY_MS, shanghaiDay, startOfShanghaiDay } from '@yimai/shared/kernel/clock';
import { formatId, type DistributorId, type MemberId } from '@yimai/shared/kernel/id';
import { fen, subtractFen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import { bindingReasonText, BindingReadsRepository, BindingService } from '../modules/binding/index.js';
import { CommissionReadsRepository, type EarningsDay } from '../modules/commission/index.js';
import {
  DistributorReadsRepository,
  DistributorService,
  type ApplicationRow,
  type DistributorRow,
} from '../modules/distributor/index.js';
import { IdentityService } from '../modules/identity/index.js';
import { LedgerService } from '../modules/ledger/index.js';
import { WithdrawalService } from '../modules/withdrawal/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { ViewGuide } from './view-guide.js';

const CLICK_DAYS = 30;
const PLATFORMS = ['wechat', 'douyin', 'h5'] as const;
const NOBODY: DistributorView = {
  status: 'none',
  distributorId: null,
  name: null,
  code: null,
  parentName: null,
  joinedAt: null,
  rejectReason: null,
  refused: null,
  requiresPhone: false,
};

/** What is in a distributor's purses. */
export interface PurseView {
  accruedFen: Fen;
  availableFen: Fen;
  withdrawingFen: Fen;
  debtFen: Fen;
}

/** The distributor's own standing, and whom a customer belongs to. */
@Injectable()
export class ViewDistributor {
  constructor(
    private readonly distributors: DistributorService,
    private readonly bindings: BindingService,
    private readonly identity: IdentityService,
  ) {}

  /** Distributor, applicant or neither. */
  async ofMember(memberId: MemberId): Promise<DistributorView> {
    const [row, application, phone] = await Promise.all([
      this.distributors.ofMember(memberId),
      this.distributors.newestApplication(memberId),
      this.identity.verifiedPhone(memberId),
    ]);
    const requiresPhone = phone === null;
    if (row) return { ...(await this.standing(row)), requiresPhone };
    if (!application || application.state === 'approved') return { ...NOBODY, requiresPhone };
    return { ...(await this.applied(application)), requiresPhone };
  }

  /** Who serves me, until when, and why. */
  async bindingOf(memberId: MemberId): Promise<Output<'getMyBinding'>> {
    const row = await this.bindings.current(memberId);
    if (!row) return { binding: null };
    const distributor = await this.distributors.get(row.distributorId);
    const member = (await this.identity.members([distributor.memberId])).get(distributor.memberId);
    return {
      binding: {
        distributorName: distributor.name,
        avatarUrl: member?.avatarUrl ?? null,
        boundAt: row.boundAt.toISOString(),
        protectedUntil: (row.protectedUntil ?? row.boundAt).toISOString(),
        platform: row.platform as EarningsDay['platform'],
        reason: bindingReasonText(row.reason),
      },
    };
  }

  private async standing(row: DistributorRow): Promise<Omit<DistributorView, 'requiresPhone'>> {
    const [code, parentName] = await Promise.all([
      this.bindings.shopCodeOf(row.id),
      this.nameOf(row.parentId),
    ]);
    return {
      status: row.status === 'active' ? 'active' : 'suspended',
      distributorId: formatId('distributor', row.id),
      name: row.name,
      code,
      parentName,
      joinedAt: row.joinedAt.toISOString(),
      rejectReason: row.status === 'active' ? null : row.statusReason,
      refused: null,
    };
  }

  private async applied(application: ApplicationRow): Promise<Omit<DistributorView, 'requiresPhone'>> {
    const shown = {
      ...NOBODY,
      name: application.name,
      parentName: await this.nameOf(application.sponsorId),
    };
    if (application.state === 'pending') return { ...shown, status: 'pending' };
    const inviteCode = await this.inviteCodeOf(application.sponsorId);
    return {
      ...shown,
      status: 'rejected',
      rejectReason: application.reason,
      refused: { note: application.note, inviteCode },
    };
  }

  /** Whose invitation it was is kept, not with which code: any of them will do, if the sponsor may still invite. */
  private async inviteCodeOf(sponsorId: DistributorId | null): Promise<string | null> {
    if (sponsorId === null) return null;
    const sponsor = (await this.distributors.many([sponsorId])).get(sponsorId);
    return sponsor?.status === 'active' ? this.bindings.shopCodeOf(sponsorId) : null;
  }

  private async nameOf(id: DistributorId | null): Promise<string | null> {
    return id === null ? null : ((await this.distributors.many([id])).get(id)?.name ?? null);
  }
}

/** The distributor's numbers, each query along an index. */
@Injectable()
export class ViewDashboard {
  constructor(
    private readonly commissions: CommissionReadsRepository,
    private readonly bindings: BindingReadsRepository,
    private readonly distributors: DistributorReadsRepository,
    private readonly withdrawals: WithdrawalService,
    private readonly ledger: LedgerService,
    private readonly guide: ViewGuide,
    private readonly clock: DatabaseClock,
  ) {}

  async run(distributorId: DistributorId, days: number): Promise<DashboardView> {
    const now = this.clock.now();
    const today = shanghaiDay(now);
    const firstOfMonth = `${today.slice(0, 8)}01`;
    const firstDay = addDays(today, 1 - days);
    const firstBefore = addDays(firstDay, -days);
    const since = startOfShanghaiDay(firstOfMonth < firstBefore ? firstOfMonth : firstBefore);
    const [earnings, purses, totals, heldFen, nextMaturity, customers, teams, clicks30d, guide] =
      await Promise.all([
        this.commissions.earnings(distributorId, since),
        this.purses(distributorId),
        this.withdrawals.totals(distributorId),
        this.commissions.heldFen(distributorId),
        this.commissions.nextMaturity(distributorId),
        this.bindings.customerCounts([distributorId]),
        this.distributors.teamSizes([distributorId]),
        this.bindings.clicksSince(distributorId, new Date(now.getTime() - CLICK_DAYS * DAY_MS)),
        this.guide.open(distributorId),
      ]);
    const shown = earnings.filter(({ day }) => day >= firstDay);
    return {
      today: sum(earnings, (day) => day === today),
      yesterday: sum(earnings, (day) => day === addDays(today, -1)),
      month: sum(earnings, (day) => day >= firstOfMonth),
      shown: sum(shown, () => true),
      previous: sum(earnings, (day) => day >= firstBefore && day < firstDay),
      totalFen: fen(
        purses.accruedFen + purses.availableFen + purses.withdrawingFen - purses.debtFen + totals.paidFen,
      ),
      ...purses,
      heldFen,
      paidFen: totals.paidFen,
      nextMaturity: nextMaturity && {
        at: nextMaturity.at.toISOString(),
        amountFen: nextMaturity.amountFen,
      },
      byPlatform: PLATFORMS.map((platform) => {
        const mine = shown.filter((row) => row.platform === platform);
        const { orders, commissionFen } = sum(mine, () => true);
        return { platform, orders, commissionFen };
      }),
      byDay: Array.from({ length: days }, (_, index) => {
        const day = addDays(firstDay, index);
        return { day, ...sum(shown, (candidate) => candidate === day) };
      }),
      customers: customers.get(distributorId) ?? 0,
      team: teams.get(distributorId) ?? 0,
      clicks30d,
      guide,
    };
  }

  /** Balances as the ledger has them; debt as a positive amount. */
  async purses(distributorId: DistributorId): Promise<PurseView> {
    const account = (purse: 'held' | 'available' | 'withdrawing' | 'debt'): string =>
      distributorAccount(distributorId, purse);
    const names = [account('held'), account('available'), account('withdrawing'), account('debt')];
    const balances = await this.ledger.balances(names);
    const of = (name: string): Fen => balances.get(name) ?? ZERO_FEN;
    return {
      accruedFen: of(account('held')),
      availableFen: of(account('available')),
      withdrawingFen: of(account('withdrawing')),
      debtFen: subtractFen(ZERO_FEN, of(account('debt'))),
    };
  }
}

function sum(
  rows: readonly EarningsDay[],
  isWanted: (day: string) => boolean,
): { orders: number; salesFen: Fen; commissionFen: Fen } {
  const wanted = rows.filter(({ day }) => isWanted(day));
  return {
    orders: wanted.reduce((total, row) => total + row.orders, 0),
    salesFen: fen(wanted.reduce((total, row) => total + row.salesFen, 0)),
    commissionFen: fen(wanted.reduce((total, row) => total + row.commissionFen, 0)),
  };
}
