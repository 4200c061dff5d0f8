import { guestLines } from './guest-lines';

const disk = new Map<string, unknown>();
jest.mock('@/platform/storage', () => ({
  storage: {
    get: (key: string) => disk.get(key) ?? null,
    set: (key: string, value: unknown) => disk.set(key, value),
    remove: (key: string) => disk.delete(key),
  },
}));

beforeEach(() => disk.clear());

describe('the cart of somebody who is not logged in', () => {
  it('adds up the same thing and shows the last first', () => {
    guestLines.add('sku_1', 1);
    guestLines.add('sku_2', 1);
    guestLines.add('sku_1', 2);
    expect(guestLines.all()).toEqual([
      { skuId: 'sku_1', quantity: 3, isSelected: true },
      { skuId: 'sku_2', quantity: 1, isSelected: true },
    ]);
  });

  it('keeps within what the server takes', () => {
    for (let n = 0; n < 120; n += 1) guestLines.add(`sku_${n}`, 1);
    guestLines.add('sku_119', 5_000);
    expect(guestLines.all()).toHaveLength(100);
    expect(guestLines.all()[0]).toMatchObject({ skuId: 'sku_119', quantity: 999 });
  });

  it('leaves nothing behind when the last goes', () => {
    guestLines.add('sku_1', 1);
    guestLines.change((line) => ({ ...line, isSelected: false }));
    expect(guestLines.all()[0]?.isSelected).toBe(false);
    guestLines.remove('sku_1');
    expect(disk.size).toBe(0);
  });
});
