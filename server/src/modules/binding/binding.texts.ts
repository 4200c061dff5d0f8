/** Why a binding exists or ended, for the people it concerns; codes of shared/domain/binding and of merges. */
const REASONS: Readonly<Record<string, string>> = {
  FIRST_CLICK: '首次打开推广链接建立归属',
  REGISTRATION: '通过推广链接注册建立归属',
  PREVIOUS_EXPIRED: '原归属到期后打开推广链接建立归属',
  PROTECTION_OVER: '原保护期结束后打开推广链接改归',
  LAST_CLICK_WINS: '按最后一次打开的推广链接归属',
  OWNER_LEFT: '原分销员已退出，打开推广链接改归',
  SAME_DISTRIBUTOR: '再次打开推广链接，归属续期',
  ORDER_EXTENDS: '下单后保护期延长',
  MERGED_EARLIER_WINS: '账号合并，保留较早的归属',
  MERGED_SELF: '账号合并后为分销员本人，归属结束',
};

export function bindingReasonText(reason: string): string {
  return REASONS[reason] ?? '按店铺归属规则';
}
