import type { DistributorId } from '../../kernel/id.js';
import { invariant } from '../../kernel/invariant.js';
import type { Account, ChannelRef, DistributorPurse, LedgerChannel } from './types.js';

export const MERCHANT_SALES: Account = 'merchant:sales';
export const MERCHANT_REFUNDS: Account = 'merchant:refunds';
export const COMMISSION_EXPENSE: Account = 'merchant:commission-expense';
/** Money that arrived without an order to stand for: it belongs to the payer. */
export const MERCHANT_UNAPPLIED: Account = 'merchant:unapplied';
export const TAX_WITHHELD: Account = 'tax:withheld';
export const PLATFORM_FEES: Account = 'platform:fees';
export const CHANNEL_FEES: Account = 'channel:fees';

export function worldAccount(channel: LedgerChannel): Account {
  return `world:${channel}`;
}

export function channelAccount({ channel, mchid }: ChannelRef): Account {
  invariant(/^[0-9A-Za-z_-]{1,64}$/.test(mchid), `not a merchant number: ${mchid}`);
  return `channel:${channel}:${mchid}`;
}

export function distributorAccount(distributorId: DistributorId, purse: DistributorPurse): Account {
  return `distributor:${distributorId}:${purse}`;
}

/** Accounts that may never go below zero (I-05): what a distributor has. */
export function isNoNegative(account: string): boolean {
  return /^distributor:\d+:(held|available|withdrawing)$/.test(account);
}

/** Accounts that may never go above zero: what a distributor owes. */
export function isNoPositive(account: string): boolean {
  return /^distributor:\d+:debt$/.test(account);
}

const ACCOUNT_SHAPE = new RegExp(
  '^(world:(wechat|alipay|douyin)' +
    '|channel:(wechat|alipay|douyin):[0-9A-Za-z_-]{1,64}' +
    '|merchant:(sales|refunds|commission-expense|unapplied)' +
    '|distributor:[1-9][0-9]{0,15}:(held|available|withdrawing|debt)' +
    '|tax:withheld|platform:fees|channel:fees)$',
);

/** Reads a stored path. Null for anything that is not an account of ours. */
export function parseAccount(path: string): Account | null {
  return ACCOUNT_SHAPE.test(path) ? (path as Account) : null;
}
