import { formatYuan, type Fen } from '@yimai/shared/kernel/money';

/** One side of a merge, as far as its consequences go. */
export interface MergeSideFacts {
  nickname: string;
  orders: number;
  addresses: number;
  distributor: {
    name: string;
    customers: number;
    availableFen: Fen;
    heldFen: Fen;
    withdrawingFen: Fen;
    /** What is owed, positive. */
    debtFen: Fen;
  } | null;
  binding: { distributorName: string; boundAt: Date; isOwnDistributor: boolean } | null;
}

/** What a merge would do, in sentences a person can agree to. Pure. */
export function mergeConsequences(keeps: MergeSideFacts, absorbs: MergeSideFacts): string[] {
  return [
    `保留账号“${keeps.nickname}”，账号“${absorbs.nickname}”并入其中；今后用任何一种登录方式，进入的都是保留的账号。`,
    ...belongings(absorbs),
    ...binding(keeps, absorbs),
    ...distribution(keeps, absorbs),
    `“${absorbs.nickname}”已登录的设备将退出登录。`,
  ];
}

function belongings({ nickname, orders, addresses }: MergeSideFacts): string[] {
  const parts = [
    ...(orders > 0 ? [`${orders} 笔订单`] : []),
    ...(addresses > 0 ? [`${addresses} 个收货地址`] : []),
    '优惠券与购物车',
  ];
  return [`“${nickname}”的${parts.join('、')}转入保留的账号。`];
}

function binding(keeps: MergeSideFacts, absorbs: MergeSideFacts): string[] {
  const [a, b] = [keeps.binding, absorbs.binding];
  const stays = a && b ? (a.boundAt <= b.boundAt ? a : b) : (a ?? b);
  if (!stays) return [];
  if (stays.isOwnDistributor)
    return ['合并后您本人就是原归属的分销员，推广关系解除；本人购买的佣金将按规则冲回。'];
  const ends = a && b ? (stays === a ? b : a) : null;
  if (ends && ends.distributorName !== stays.distributorName)
    return [
      `推广关系以先建立的为准：归属分销员“${stays.distributorName}”，与“${ends.distributorName}”的关系结束。`,
    ];
  return [`推广关系不变：归属分销员“${stays.distributorName}”。`];
}

function distribution(keeps: MergeSideFacts, absorbs: MergeSideFacts): string[] {
  const from = absorbs.distributor;
  if (!from) return keeps.distributor ? ['保留账号的分销员身份、推广码与佣金账户不变。'] : [];
  const moves =
    `分销员“${from.name}”的 ${from.customers} 位客户、推广码，` +
    `可提现 ¥${formatYuan(from.availableFen)}、待结算 ¥${formatYuan(from.heldFen)} 转入保留的账号，总额不变。`;
  return [
    moves,
    ...(from.debtFen > 0 ? [`尚待抵扣的 ¥${formatYuan(from.debtFen)} 一并转入。`] : []),
    ...(from.withdrawingFen > 0
      ? [`有 ¥${formatYuan(from.withdrawingFen)} 提现尚未完成，完成后才能合并。`]
      : []),
  ];
}
