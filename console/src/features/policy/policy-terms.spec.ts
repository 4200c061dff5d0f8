import { draftOf, exampleOf, issuesOf, presetRates, ratesText, type PolicyInput } from './policy-terms';

const draft: PolicyInput = {
  preset: '15-8',
  paidLevels: 2,
  levelRatesBps: [1_500, 800],
  allowSelfPurchase: false,
  weekendDouble: false,
  capMarginShareBps: 5_000,
  capNetShareBps: 5_000,
  note: '',
};

describe('policy terms in the console', () => {
  it('shows what the engine would pay', () => {
    expect(exampleOf(draft, 10_000, 5_000)).toEqual([1_500, 800]);
  });

  it('shows the cap at work: half of a margin of ten yuan', () => {
    expect(exampleOf(draft, 10_000, 9_000)).toEqual([326, 174]);
  });

  it('warns of three levels', () => {
    const three: PolicyInput = { ...draft, preset: '15-8-5', ...presetRates('15-8-5') };
    expect(issuesOf(draft)).toEqual([]);
    expect(issuesOf(three).map((issue) => issue.code)).toEqual(['THREE_LEVELS_NEED_SIGN_OFF']);
  });

  it('starts a new version from the one in force, without its legal file', () => {
    const current = {
      ...draft,
      id: 'pol_1',
      version: 3,
      effectiveFrom: '',
      publishedBy: '',
      legalFileId: 'LF-1',
    };
    expect(draftOf({ ...current, note: '旧说明' })).toMatchObject({
      preset: '15-8',
      legalFileId: null,
      note: '',
    });
  });

  it('writes rates in words', () => {
    expect(ratesText([1_500, 850, 500], 2)).toBe('一级 15% · 二级 8.5%');
  });
});
