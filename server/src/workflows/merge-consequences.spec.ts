import { fen, ZERO_FEN } from '@yimai/shared/kernel/money';
import { mergeConsequences, type MergeSideFacts } from './merge-consequences.js';

const side = (nickname: string, changes: Partial<MergeSideFacts> = {}): MergeSideFacts => ({
  nickname,
  orders: 0,
  addresses: 0,
  distributor: null,
  binding: null,
  ...changes,
});
const bound = (distributorName: string, day: number, isOwnDistributor = false) => ({
  distributorName,
  boundAt: new Date(Date.UTC(2026, 0, day)),
  isOwnDistributor,
});
const purse = {
  customers: 12,
  availableFen: fen(14_925),
  heldFen: fen(300),
  withdrawingFen: ZERO_FEN,
  debtFen: ZERO_FEN,
};

describe('consequences of a merge', () => {
  it('of two shoppers: what moves and who logs out', () => {
    expect(mergeConsequences(side('小明'), side('微微', { orders: 3, addresses: 2 }))).toEqual([
      '保留账号“小明”，账号“微微”并入其中；今后用任何一种登录方式，进入的都是保留的账号。',
      '“微微”的3 笔订单、2 个收货地址、优惠券与购物车转入保留的账号。',
      '“微微”已登录的设备将退出登录。',
    ]);
  });

  it.each([
    {
      name: 'the earlier wins',
      a: bound('李', 2),
      b: bound('王', 1),
      sentence: /归属分销员“王”，与“李”的关系结束/,
    },
    { name: 'the only one stays', a: null, b: bound('王', 1), sentence: /推广关系不变：归属分销员“王”/ },
    { name: 'nobody is their own customer', a: null, b: bound('我', 1, true), sentence: /推广关系解除/ },
  ])('of two bindings: $name', ({ a, b, sentence }) => {
    const text = mergeConsequences(side('甲', { binding: a }), side('乙', { binding: b })).join('\n');
    expect(text).toMatch(sentence);
  });

  it('of two distributors: customers and money, in yuan', () => {
    const text = mergeConsequences(
      side('甲', { distributor: { name: '甲店', ...purse } }),
      side('乙', { distributor: { name: '乙店', ...purse, debtFen: fen(70), withdrawingFen: fen(1000) } }),
    ).join('\n');
    expect(text).toContain('12 位客户');
    expect(text).toContain('可提现 ¥149.25、待结算 ¥3.00');
    expect(text).toContain('待抵扣的 ¥0.70');
    expect(text).toContain('¥10.00 提现尚未完成');
  });
});
