import { averageTenths, judgeReview, refuseFollowUp, refuseReview } from './review.js';

const LINE = { quantity: 2, refundedQuantity: 0, netFen: 9900, refundedFen: 0, reviewedAt: null };
const AT = new Date('2026-01-01T00:00:00Z');

describe('reviewing a line', () => {
  it.each([
    ['received', {}, null],
    ['completed', {}, null],
    ['completed', { refundedQuantity: 1, refundedFen: 4950 }, null],
    ['shipped', {}, 'REVIEW_NOT_RECEIVED'],
    ['closed', {}, 'REVIEW_NOT_RECEIVED'],
    ['received', { refundedQuantity: 2 }, 'REVIEW_LINE_REFUNDED'],
    ['received', { refundedFen: 9900 }, 'REVIEW_LINE_REFUNDED'],
    ['received', { netFen: 0 }, null],
    ['received', { reviewedAt: AT }, 'REVIEW_EXISTS'],
    ['closed', { refundedQuantity: 2, refundedFen: 9900, reviewedAt: AT }, 'REVIEW_EXISTS'],
  ] as const)('%s %j: %s', (state, line, refusal) => {
    expect(refuseReview(state, { ...LINE, ...line })).toBe(refusal);
  });
});

describe('a follow-up', () => {
  it.each([
    ['published', false, '2026-06-29T23:59:59Z', null],
    ['published', false, '2026-06-30T00:00:00Z', 'REVIEW_FOLLOW_UP_CLOSED'],
    ['pending', false, '2026-01-02T00:00:00Z', null],
    ['published', true, '2026-01-02T00:00:00Z', 'REVIEW_EXISTS'],
    ['rejected', false, '2026-01-02T00:00:00Z', 'REVIEW_STATE'],
    ['hidden', false, '2026-01-02T00:00:00Z', 'REVIEW_STATE'],
    ['deleted', false, '2026-01-02T00:00:00Z', 'REVIEW_STATE'],
  ] as const)('of one that is %s, followed up %s, at %s: %s', (...[state, hasFollowUp, now, refusal]) => {
    expect(refuseFollowUp({ state, hasFollowUp, at: AT }, new Date(now))).toBe(refusal);
  });
});

describe('the checks', () => {
  it.each([
    ['pass', [], 'published'],
    ['pass', ['ready', 'ready'], 'published'],
    ['pass', ['ready', 'checking'], 'pending'],
    ['pass', ['review'], 'pending'],
    ['review', ['ready'], 'pending'],
    ['review', ['checking', 'rejected'], 'rejected'],
  ] as const)('words %s, pictures %j: %s', (text, pictures, state) => {
    expect(judgeReview(text, pictures)).toBe(state);
  });
});

describe('the average', () => {
  it.each([
    [[0, 0, 0, 0, 0], null],
    [[0, 0, 0, 0, 3], 50],
    [[1, 0, 0, 0, 1], 30],
    [[0, 0, 0, 1, 2], 47],
    [[0, 0, 0, 19, 1], 41],
  ] as const)('of %j: %s tenths', (stars, tenths) => {
    expect(averageTenths({ stars: [...stars] })).toBe(tenths);
  });
});
