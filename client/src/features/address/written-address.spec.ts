import { placeOf, plainPhone } from './written-address';

describe('an address of the platform', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    ['86-13800138000', '13800138000'],
    ['008613800138000', '13800138000'],
    ['0755-26001234', '075526001234'],
    ['', ''],
  ])('writes the number %s as %s', (written, plain) => expect(plainPhone(written)).toBe(plain));

  it('knows what a district lies in', () =>
    expect(placeOf('440305')).toEqual({ provinceCode: '44', cityCode: '4403', districtCode: '440305' }));
});
