import type { OrderLine } from './api';
import { isReasonFor, refundHint } from './refund-hint';

type Shipments = Parameters<typeof refundHint>[0]['order']['shipments'];
const SHIPPED = [{}] as Shipments;
const line = (id: string, refundedFen = 0) => ({ id, netFen: 5_780, refundedFen });

function hint(of: { shipments?: Shipments; freightFen?: number; others?: number[]; isWholeLine?: boolean }) {
  const { shipments = [], freightFen = 3_600, others = [], isWholeLine = true } = of;
  const lines = [line('mine'), ...others.map((refundedFen, index) => line(`other-${index}`, refundedFen))];
  return refundHint({ order: { shipments, freightFen, lines }, lineId: 'mine', mostFen: 5_780, isWholeLine });
}

describe('what can be had back', () => {
  it.each([
    ['a whole order before the parcel', {}, '最多可退 ¥57.80，运费 ¥36.00 一并退回'],
    ['the last line of one', { others: [5_780] }, '最多可退 ¥57.80，运费 ¥36.00 一并退回'],
    ['a part of a line', { isWholeLine: false }, '最多可退 ¥57.80，订单全部退款时运费一并退回'],
    ['one of two lines', { others: [0] }, '最多可退 ¥57.80，订单全部退款时运费一并退回'],
    ['an order under way', { shipments: SHIPPED }, '最多可退 ¥57.80，不含运费'],
    ['an order without freight', { freightFen: 0 }, '最多可退 ¥57.80'],
  ])('%s', (_, order, text) => {
    expect(hint(order)).toBe(text);
  });
});

describe('the reasons to choose from', () => {
  const returnable = { isReturnable: true } as OrderLine;
  const fresh = { isReturnable: false } as OrderLine;

  it('are not about goods that nobody has yet', () => {
    expect(isReasonFor('商品质量问题', { shipments: [] }, returnable)).toBe(false);
    expect(isReasonFor('未按约定时间发货', { shipments: [] }, returnable)).toBe(true);
    expect(isReasonFor('商品质量问题', { shipments: SHIPPED }, returnable)).toBe(true);
  });
  it('leave out the seven days where they do not apply', () => {
    expect(isReasonFor('七天无理由退货', { shipments: SHIPPED }, returnable)).toBe(true);
    expect(isReasonFor('七天无理由退货', { shipments: SHIPPED }, fresh)).toBe(false);
  });
});
