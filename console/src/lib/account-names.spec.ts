import { accountName, entryName } from './account-names';
import { formatCount, groupThousands } from './format';

describe('words of the ledger', () => {
  it('names fixed accounts, channels and purses', () => {
    expect(accountName('merchant:sales')).toBe('商家 · 销售收入');
    expect(accountName('channel:wechat:1900000001')).toBe('通道 · 微信（1900000001）');
    expect(accountName('distributor:5:available')).toBe('分销员 dst_5 · 可提现');
  });

  it('shows what it does not know as it is', () => {
    expect(accountName('moon:cheese')).toBe('moon:cheese');
    expect(entryName('moon.landed')).toBe('moon.landed');
  });
});

describe('figures', () => {
  it('groups thousands of the whole part only', () => {
    expect(groupThousands('1234567.80')).toBe('1,234,567.80');
    expect(groupThousands('999.99')).toBe('999.99');
    expect(formatCount(1_000)).toBe('1,000');
  });
});
