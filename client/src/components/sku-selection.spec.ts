import { chosenSku, fitting, initialChoice, isChoosable, type SkuOption } from './sku-selection';

const SPECS = [
  { name: '颜色', values: ['墨', '朱'] },
  { name: '尺寸', values: ['小', '大'] },
];
const sku = (skuId: string, values: string[], stock: number): SkuOption => ({
  skuId,
  values,
  priceFen: 100,
  stock,
});
const SKUS = [sku('a', ['墨', '小'], 3), sku('b', ['墨', '大'], 0), sku('c', ['朱', '大'], 1)];

describe('choosing a SKU', () => {
  it('offers only values that lead to stock', () => {
    expect(isChoosable(SKUS, ['墨', undefined], { group: 1, value: '小' })).toBe(true);
    expect(isChoosable(SKUS, ['墨', undefined], { group: 1, value: '大' })).toBe(false);
    expect(isChoosable(SKUS, ['朱', undefined], { group: 1, value: '小' })).toBe(false);
  });

  it('lets one change the group that is already chosen', () => {
    expect(isChoosable(SKUS, ['墨', '小'], { group: 0, value: '墨' })).toBe(true);
    expect(isChoosable(SKUS, [undefined, '大'], { group: 0, value: '朱' })).toBe(true);
  });

  it('knows the SKU only when every group has a value', () => {
    expect(chosenSku(SKUS, ['墨', undefined])).toBeNull();
    expect(chosenSku(SKUS, ['墨', '小'])?.skuId).toBe('a');
    expect(chosenSku(SKUS, ['朱', '小'])).toBeNull();
    expect(fitting(SKUS, ['墨', undefined]).map((one) => one.skuId)).toEqual(['a', 'b']);
  });

  it('starts with the wanted SKU, the only one, or the only value of a group', () => {
    expect(initialChoice(SPECS, SKUS, 'c')).toEqual(['朱', '大']);
    expect(initialChoice(SPECS, SKUS)).toEqual([undefined, undefined]);
    expect(initialChoice(SPECS, SKUS.slice(0, 1))).toEqual(['墨', '小']);
    expect(initialChoice([], [sku('only', [], 1)])).toEqual([]);
    expect(chosenSku([sku('only', [], 1)], [])?.skuId).toBe('only');
  });
});
