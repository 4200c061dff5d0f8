import { maskId, maskPhone, maskTail, nationalPhone, phoneKey } from './phone.js';

describe('phone numbers', () => {
  it.each([
    ['13800000001', '13800000001'],
    ['+8613800000001', '13800000001'],
    ['8613800000001', '13800000001'],
    ['+86 138-0000-0001', '13800000001'],
    ['12800000001', null],
    ['+85291234567', null],
    ['1380000000', null],
    ['１３８００００００００', null],
    ['', null],
  ])('reads %p as %p', (text, expected) => expect(nationalPhone(text)).toBe(expected));

  it('has one key per number and masks the middle', () => {
    expect(phoneKey('13800000001')).toBe('+8613800000001');
    expect(maskPhone('13800000001')).toBe('138****0001');
    expect(maskTail('0001')).toBe('*******0001');
    expect(maskId('oMINI_user_1')).toBe('oMIN***_1');
    expect(maskId('abc')).toBe('ab***');
  });
});
