/** Changes whenever the text does: a consent names the text it was given to. */
export const MERGE_CONSENT_VERSION = 'merge-2026-03';

/** Separate consent to combining two accounts: what, to which effect, and how to undo it. */
export const MERGE_CONSENT_TEXT = [
  '您确认两个账号均为本人所有，并同意将其合并为一个账号：',
  '1. 两个账号的登录方式、订单、收货地址、优惠券、购物车、推广关系与佣金账户将合并到保留的账号；',
  '2. 被合并的账号将退出登录，今后使用其登录方式将进入保留的账号；',
  '3. 推广关系以先建立的为准，金额不会因合并而增减；',
  '4. 您不同意合并不影响继续分别使用两个账号；如需撤销合并，请联系客服，已完成的提现不可撤销。',
].join('\n');

export const MERGE_CONSENT_PURPOSE = 'merge-members';
