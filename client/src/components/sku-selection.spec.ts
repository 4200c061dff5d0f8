import {
  chosenSku,
  fitting,
  imagesOf,
  initialChoice,
  isChoosable,
  isGone,
  type SkuOption,
} from './sku-selection';

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

  it('knows what is sold out whatever else is chosen', () => {
    expect(isGone(SKUS, 1, '大')).toBe(false);
    expect(isGone([sku('a', ['墨', '小'], 0), sku('b', ['朱', '小'], 2)], 0, '墨')).toBe(true);
  });

  it('shows pictures only for values that look different', () => {
    const pictured = (imageUrls: (string | null)[]): SkuOption[] =>
      SKUS.map((one, index) => ({ ...one, imageUrl: imageUrls[index] }));
    expect(imagesOf(pictured(['ink.jpg', 'ink.jpg', 'red.jpg']), 0, ['墨', '朱'])).toEqual(
      new Map([
        ['墨', 'ink.jpg'],
        ['朱', 'red.jpg'],
      ]),
    );
    expect(imagesOf(pictured(['ink.jpg', 'ink.jpg', 'red.jpg']), 1, ['小', '大'])).toBeNull();
    expect(imagesOf(pictured(['ink.jpg', null, null]), 0, ['墨', '朱'])).toBeNull();
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
