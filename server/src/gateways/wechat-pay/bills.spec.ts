import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ApiCall, WeChatPayApi } from './api.js';
import { parseTradeBill, WeChatPayBills } from './bills.js';

/** Real: fetching, unpacking, hashing. Faked: the connection, to offer a hash that does not fit. */
function billsOffering(hashOf: string, file: Buffer): { bills: WeChatPayBills; paths: string[] } {
  const paths: string[] = [];
  const offer = {
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(hashOf).digest('hex'),
    download_url: 'https://elsewhere.example/v3/billdownload/file?token=x',
  };
  const api: Pick<WeChatPayApi, 'call' | 'download'> = {
    call: () => Promise.resolve(offer),
    download: (call: ApiCall) => {
      paths.push(call.path);
      return Promise.resolve(file);
    },
  };
  return { bills: new WeChatPayBills(api as WeChatPayApi), paths };
}

describe('fetching a bill', () => {
  it('returns the file whose uncompressed bytes have the announced hash, packed or not', async () => {
    expect(await billsOffering('a,b', gzipSync('a,b')).bills.tradeBill('2026-01-01')).toBe('a,b');
    expect(await billsOffering('a,b', Buffer.from('a,b')).bills.fundFlowBill('2026-01-01')).toBe('a,b');
  });

  it('refuses a file that was altered or cut short', async () => {
    const cut = billsOffering('a,b', gzipSync('a,')).bills.tradeBill('2026-01-01');
    await expect(cut).rejects.toMatchObject({ failure: 'unknown', providerCode: 'BILL_HASH' });
  });

  it('never takes the signed call to the host of the address', async () => {
    const { bills, paths } = billsOffering('a', Buffer.from('a'));
    await bills.tradeBill('2026-01-01');
    expect(paths).toEqual(['/v3/billdownload/file?token=x']);
  });
});

describe('the trade bill', () => {
  it('reads columns by name, commas inside values included, and leaves out the totals', () => {
    const csv = [
      '\uFEFF交易时间,微信订单号,商户订单号,交易状态,订单金额,商品名称,微信退款单号,商户退款单号,申请退款金额,退款状态',
      '`2026-01-01 10:00:00,`4200,`M1,`SUCCESS,`0.10,`甲,乙,`0,`0,`0.00,`',
      '`2026-01-01 11:00:00,`4200,`M1,`REFUND,`0.00,`甲,乙,`5030,`R1,`0.07,`PROCESSING',
      '总交易单数,订单总金额',
      '`2,`0.10',
      '',
    ].join('\r\n');
    expect(parseTradeBill(csv)).toEqual([
      { kind: 'payment', outTradeNo: 'M1', channelTradeNo: '4200', amountFen: 10, at: '2026-01-01 10:00:00' },
      {
        kind: 'refund',
        outTradeNo: 'M1',
        channelTradeNo: '4200',
        amountFen: 7,
        outRefundNo: 'R1',
        channelRefundNo: '5030',
        refundState: 'PROCESSING',
        at: '2026-01-01 11:00:00',
      },
    ]);
  });
});
