import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import { maskPhone } from '@yimai/shared/domain/distribution/mask';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import type { MemberId } from '@yimai/shared/kernel/id';
import { IdentityService } from '../modules/identity/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { DomainError } from '../platform/http/index.js';
import { AccountChangesRepository } from './account-changes.repository.js';

export interface Payee {
  /** openid or Alipay login id; null: none known. */
  payee: string | null;
  payeeMasked: string;
}

const WECHAT_PURSE = '微信零钱';
const PHONE = /^1\d{10}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Where a member's money may go, and whether it may go now. */
@Injectable()
export class WithdrawalAccounts {
  constructor(
    private readonly identity: IdentityService,
    private readonly changes: AccountChangesRepository,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * The payee of a request. WeChat pays the openid of our mini-program; Alipay pays a login id whose holder's name
   * must be given. @throws WITHDRAWAL_ACCOUNT_REQUIRED, WITHDRAWAL_NAME_REQUIRED, INVALID_INPUT.
   */
  async payeeOf(memberId: MemberId, input: Input<'createWithdrawal'>): Promise<Payee> {
    if (input.channel === 'wechat') {
      const payee = await this.identity.payerOpenId(memberId, 'wechat-mini');
      return { payee, payeeMasked: WECHAT_PURSE };
    }
    const account = input.alipayAccount;
    if (!account) throw new DomainError('WITHDRAWAL_ACCOUNT_REQUIRED', { param: 'alipayAccount' });
    if (!PHONE.test(account) && !EMAIL.test(account))
      throw new DomainError('INVALID_INPUT', {
        param: 'alipayAccount',
        message: '支付宝账号应为手机号或邮箱',
      });
    if (!input.realName)
      throw new DomainError('WITHDRAWAL_NAME_REQUIRED', {
        param: 'realName',
        message: '支付宝收款需要填写真实姓名',
      });
    return { payee: account, payeeMasked: maskAccount(account) };
  }

  async hasWechat(memberId: MemberId): Promise<boolean> {
    return (await this.identity.payerOpenId(memberId, 'wechat-mini')) !== null;
  }

  /** For a day after a merge money stays: whoever took an account over must not empty it at once. */
  isFrozen(memberId: MemberId): Promise<boolean> {
    return this.changes.wasMergedSince(memberId, new Date(this.clock.now().getTime() - DAY_MS));
  }
}

/** “138****0000” or “ab***@example.com”. */
function maskAccount(account: string): string {
  if (PHONE.test(account)) return maskPhone(account);
  const [name = '', host = ''] = account.split('@');
  return `${name.slice(0, 2)}***@${host}`.slice(0, 64);
}
