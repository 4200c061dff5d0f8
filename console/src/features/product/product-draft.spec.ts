import {
  checkDoudian,
  checkVariants,
  combinations,
  emptyDraft,
  toInput,
  withSpecs,
  type ProductDraft,
  type Variants,
} from './product-draft';

const color = { name: '颜色', values: ['红', '白'] };
const size = { name: '尺码', values: ['S', 'M', 'L'] };

function priced(variants: Variants, priceFen: number): Variants {
  return { ...variants, skus: variants.skus.map((sku) => ({ ...sku, priceFen })) };
}
const start = (): Variants => priced(emptyDraft('全国包邮').variants as Variants, 9_900);

describe('combinations', () => {
  it('is one empty combination without specs', () => {
    expect(combinations([])).toEqual([[]]);
  });

  it('keeps the order of specs and values', () => {
    expect(combinations([color, size]).map((each) => each.join('/'))).toEqual([
      '红/S',
      '红/M',
      '红/L',
      '白/S',
      '白/M',
      '白/L',
    ]);
  });
});

describe('withSpecs', () => {
  it('starts new rows at the price of the old one', () => {
    const { skus } = withSpecs(start(), [color]);
    expect(skus.map((sku) => [sku.specs, sku.priceFen])).toEqual([
      [['红'], 9_900],
      [['白'], 9_900],
    ]);
  });

  it('keeps the id of a row that is still there and gives none to a new one', () => {
    const before = withSpecs(start(), [{ name: '颜色', values: ['红'] }]);
    const known: Variants = { ...before, skus: before.skus.map((sku) => ({ ...sku, id: 'sku_1' })) };
    const { skus } = withSpecs(known, [color]);
    expect(skus.map((sku) => sku.id)).toEqual(['sku_1', undefined]);
  });

  it('ignores a spec without values until it has one', () => {
    expect(withSpecs(start(), [{ name: '颜色', values: [] }]).skus).toHaveLength(1);
  });
});

describe('checkVariants', () => {
  it('asks for prices, names and values', () => {
    expect(checkVariants(start())).toBeNull();
    expect(checkVariants(emptyDraft('全国包邮').variants as Variants)).toBe('请填写每个规格的售价');
    expect(checkVariants(withSpecs(start(), [{ name: '', values: ['红'] }]))).toContain('规格的名称');
    expect(checkVariants(withSpecs(start(), [color, { ...size, name: '颜色' }]))).toBe('规格名称不能重复');
  });

  it('refuses more rows than the server takes', () => {
    const many = (name: string) => ({ name, values: Array.from({ length: 11 }, (_, i) => `${name}${i}`) });
    expect(checkVariants(withSpecs(start(), [many('a'), many('b')]))).toContain('100');
  });
});

describe('goods of 抖店', () => {
  const linked = { shopId: '5893575', productId: '3629468712345678901' };
  const numbered = (...ids: (string | null)[]): Variants => {
    const { specs, skus } = withSpecs(start(), [color]);
    return { specs, skus: skus.map((sku, at) => ({ ...sku, doudianSkuId: ids[at] ?? null })) };
  };

  it('want an id of every SKU, each its own', () => {
    expect(checkDoudian(linked, numbered('11', '12'))).toBeNull();
    expect(checkDoudian(linked, numbered('11', null))).toContain('每个规格');
    expect(checkDoudian(linked, numbered('11', '1x'))).toContain('每个规格');
    expect(checkDoudian(linked, numbered('11', '11'))).toContain('不能重复');
    expect(checkDoudian({}, numbered(null, null))).toBeNull();
  });

  it('are linked with both ids or not at all, and what was typed in the table goes with them', () => {
    const draft = { ...emptyDraft('全国包邮'), variants: numbered('11', '12') } as ProductDraft;
    const sent = (doudian: ProductDraft['doudian']) => toInput({ ...draft, doudian });
    expect(sent(linked)).toMatchObject({
      doudian: linked,
      skus: [{ doudianSkuId: '11' }, { doudianSkuId: '12' }],
    });
    expect(sent({})).toMatchObject({ doudian: null, skus: [{ doudianSkuId: null }, { doudianSkuId: null }] });
  });
});
