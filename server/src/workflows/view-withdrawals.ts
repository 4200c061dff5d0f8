import { Inject, Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { WithdrawalTermsView, WithdrawalView } from '@yimai/shared/contracts/distributor';
import { DEFAULT_WITHDRAWAL_RULES } from '@yimai/shared/domain/settlement/withdrawal';
import { asId, type DistributorId, type MemberId, type WithdrawalId } from '@yimai/shared/kernel/id';
import { formatYuan, type Fen } from '@yimai/shared/kernel/money';
import { PLATFORM_CONFIG, type PlatformConfig } from '../gateways/platform-config.js';
import { DistributorService } from '../modules/distributor/index.js';
import {
  REAL_NAME_FROM_FEN,
  toWithdrawalView,
  WithdrawalService,
  type WithdrawalFacts,
  type WithdrawalRow,
} from '../modules/withdrawal/index.js';
import { beforeIdOf, cutPage } from '../platform/http/cursor.js';
import { DomainError } from '../platform/http/index.js';
import { ViewDashboard } from './view-distributor.js';
import { WithdrawalAccounts } from './withdrawal-accounts.js';

/** What the console may filter by: states on the wire, as our table keeps them. */
const STORED_STATES: Readonly<Record<string, string>> = {
  submitted: 'paying',
  'awaiting-confirmation': 'paying',
  unknown: 'paying',
};

/** Withdrawals as people see them. */
@Injectable()
export class ViewWithdrawals {
  constructor(
    private readonly withdrawals: WithdrawalService,
    private readonly distributors: DistributorService,
    private readonly dashboard: ViewDashboard,
    private readonly accounts: WithdrawalAccounts,
    @Inject(PLATFORM_CONFIG) private readonly platforms: PlatformConfig,
  ) {}

  async list(
    distributorId: DistributorId,
    { cursor, limit }: Input<'listWithdrawals'>,
  ): Promise<Output<'listWithdrawals'>> {
    const page = await this.page({ distributorId, cursor, limit });
    return { items: page.rows.map((facts) => this.view(facts)), nextCursor: page.nextCursor };
  }

  /** @throws WITHDRAWAL_NOT_FOUND, also for somebody else's. */
  async own(distributorId: DistributorId, id: WithdrawalId): Promise<WithdrawalView> {
    const facts = await this.withdrawals.get(id);
    if (facts.withdrawal.distributorId !== distributorId) throw new DomainError('WITHDRAWAL_NOT_FOUND');
    return this.view(facts);
  }

  async one(id: WithdrawalId): Promise<WithdrawalView> {
    return this.view(await this.withdrawals.get(id));
  }

  /** A withdrawal just requested, before its transaction is committed. */
  fresh(withdrawal: WithdrawalRow): WithdrawalView {
    const requested = {
      id: asId('event', withdrawal.id),
      withdrawalId: withdrawal.id,
      fromState: 'requested',
      toState: withdrawal.state,
      actor: `member:${withdrawal.memberId}`,
      reason: '',
      at: withdrawal.requestedAt,
    };
    return this.view({ withdrawal, payout: null, events: [requested] });
  }

  async forConsole(input: Input<'consoleListWithdrawals'>): Promise<Output<'consoleListWithdrawals'>> {
    const { cursor, limit } = input;
    const state = input.state && (STORED_STATES[input.state] ?? input.state);
    const page = await this.page({ state, cursor, limit });
    const people = await this.distributors.many(page.rows.map(({ withdrawal }) => withdrawal.distributorId));
    return {
      items: page.rows.map((facts) => ({
        ...this.view(facts),
        distributorName: people.get(facts.withdrawal.distributorId)?.name ?? '',
      })),
      nextCursor: page.nextCursor,
    };
  }

  async terms(distributorId: DistributorId, memberId: MemberId): Promise<WithdrawalTermsView> {
    const rules = DEFAULT_WITHDRAWAL_RULES;
    const [purses, today, isFrozen, hasWechat] = await Promise.all([
      this.dashboard.purses(distributorId),
      this.withdrawals.usedToday(distributorId),
      this.accounts.isFrozen(memberId),
      this.accounts.hasWechat(memberId),
    ]);
    const dailyCountLeft = Math.max(0, rules.perDayCount - today.count);
    return {
      availableFen: purses.availableFen,
      accruedFen: purses.accruedFen,
      debtFen: purses.debtFen,
      minFen: rules.minFen,
      dailyLimitFen: rules.perDayFen,
      dailyCountLeft,
      feeBps: 0,
      urgentFeeBps: rules.urgentFeeBps,
      reviewOverFen: rules.reviewFromFen ?? 0,
      realNameOverFen: REAL_NAME_FROM_FEN,
      blockedReason: blockedReason({ isFrozen, debtFen: purses.debtFen, dailyCountLeft }),
      channels: [
        {
          channel: 'wechat',
          isReady: hasWechat,
          accountMasked: hasWechat ? '微信零钱' : null,
          hint: hasWechat ? '到账需在微信中确认收款' : '请先在微信小程序中登录一次',
        },
        {
          channel: 'alipay',
          isReady: true,
          accountMasked: null,
          hint: '填写支付宝账号和真实姓名，通常几分钟到账',
        },
      ],
    };
  }

  private async page(filter: {
    distributorId?: DistributorId;
    state?: string;
    cursor: string | undefined;
    limit: number;
  }): Promise<{ rows: WithdrawalFacts[]; nextCursor: string | null }> {
    const { cursor, limit, ...rest } = filter;
    const found = await this.withdrawals.list({
      ...rest,
      beforeId: beforeIdOf(cursor),
      limit: limit + 1,
    });
    const { nextCursor } = cutPage(
      found.map(({ withdrawal }) => withdrawal),
      limit,
    );
    return { rows: found.slice(0, limit), nextCursor };
  }

  private view(facts: WithdrawalFacts): WithdrawalView {
    const app = { mchId: this.platforms.wechatPay.mchId, appId: this.platforms.wechat.mini.appId };
    return toWithdrawalView(facts, app);
  }
}

function blockedReason(facts: { isFrozen: boolean; debtFen: Fen; dailyCountLeft: number }): string | null {
  if (facts.isFrozen) return '账号合并后 24 小时内暂不能提现';
  if (facts.debtFen > 0) return `有待抵扣的退款佣金 ¥${formatYuan(facts.debtFen)}，抵扣完成后可提现`;
  return facts.dailyCountLeft === 0 ? '今日提现次数已用完，请明天再试' : null;
}
