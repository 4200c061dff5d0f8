import {
  draftOf,
  emptyPlan,
  evenShares,
  inputOf,
  neededOf,
  variantProblem,
  withoutVariant,
  withVariant,
} from './experiment-plan';

const shares = (variants: readonly { sharePercent: number | null }[]) =>
  variants.map((each) => each.sharePercent);

describe('the plan of an experiment', () => {
  it('splits evenly, in whole per cents that are all of it', () => {
    let { variants } = emptyPlan();
    expect(shares(variants)).toEqual([50, 50]);
    variants = withVariant(variants);
    expect(shares(variants)).toEqual([34, 33, 33]);
    expect(shares(withVariant(variants))).toEqual([25, 25, 25, 25]);
    expect(shares(withoutVariant(variants, 1))).toEqual([50, 50]);
    expect(shares(evenShares(variants)).reduce((sum, each) => (sum ?? 0) + (each ?? 0), 0)).toBe(100);
  });

  it('says what is wrong with the variants', () => {
    const plan = emptyPlan();
    expect(variantProblem(plan)).toBe('请为每个版本选择页面版本');
    const [one, other] = plan.variants as [(typeof plan.variants)[0], (typeof plan.variants)[0]];
    const alike = [one, other].map((each) => ({ ...each, versionId: 'pgv_1' }));
    expect(variantProblem({ subject: 'page', variants: alike })).toContain('一样');
    expect(variantProblem({ subject: 'price-label', variants: plan.variants })).toBeNull();
    expect(variantProblem({ subject: 'price-label', variants: [one, { ...one, name: '别名' }] })).toContain(
      '一样',
    );
    const lopsided = [one, { ...other, sharePercent: 40 }];
    expect(variantProblem({ subject: 'price-label', variants: lopsided })).toBe(
      '流量比例合计是 90%，应为 100%',
    );
  });

  it('sends what the subject has, and reads it back', () => {
    const draft = { ...emptyPlan(), name: ' 标签 ', subject: 'price-label' as const, pageId: 'pag_1' };
    const input = inputOf(draft);
    expect(input).toMatchObject({
      name: '标签',
      pageId: null,
      liftBps: 2_000,
      variants: [
        { name: '原版', shareBps: 5_000, versionId: null, label: { word: 'none', market: 'struck' } },
        { name: '新版', shareBps: 5_000, versionId: null, label: { word: 'none', market: 'saved' } },
      ],
    });
    const view = { ...input, variants: input.variants.map((each, at) => ({ ...each, key: 'ab'[at] })) };
    expect(inputOf(draftOf(view as unknown as Parameters<typeof draftOf>[0]))).toEqual(input);
  });

  it('knows how many people it takes', () => {
    expect(neededOf({ ...emptyPlan(), baselineBps: 1_000, liftPercent: 20 })).toBe(3_841);
    expect(neededOf({ ...emptyPlan(), liftPercent: null })).toBeNull();
  });
});
