import { createVerify, generateKeyPairSync, sign } from 'node:crypto';
import { fen } from '@yimai/shared/kernel/money';
import { callbackText, openCallback } from './callback.js';
import { authorizationText, buildByteAuthorization, buildOrderData, clipUtf8 } from './request-order.js';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privatePem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }) as string;

const order = {
  outOrderNo: 'M2026010100001P1',
  amountFen: fen(12_990),
  title: '示例会员服务',
  imageUrl: 'https://img.example.cn/1.jpg',
  goodsType: 301,
  tagGroupId: 'tag_group_7272625659888058380',
  payExpireSeconds: 900,
  payNotifyUrl: 'https://mall.example.cn/api/pay/douyin/notify',
  entry: { path: 'pages/order/detail', params: { id: 'M2026010100001' } },
};

describe('order data', () => {
  it('is one bundle sku and the fields of the documents, in their order', () => {
    expect(buildOrderData(order)).toBe(
      '{"skuList":[{"skuId":"M2026010100001P1","price":12990,"quantity":1,"title":"示例会员服务","imageList":["https://img.example.cn/1.jpg"],"type":301,"tagGroupId":"tag_group_7272625659888058380"}],"outOrderNo":"M2026010100001P1","totalAmount":12990,"payExpireSeconds":900,"payNotifyUrl":"https://mall.example.cn/api/pay/douyin/notify","orderEntrySchema":{"path":"pages/order/detail","params":"{\\"id\\":\\"M2026010100001\\"}"}}',
    );
  });

  it.each([
    [-5, 1],
    [0.5, 1],
    [1e9, 172_800],
  ])('keeps an expiry of %d s within the platform’s bounds', (given, expected) => {
    expect(JSON.parse(buildOrderData({ ...order, payExpireSeconds: given }))).toMatchObject({
      payExpireSeconds: expected,
    });
  });

  it('cuts titles at whole characters', () => {
    expect(clipUtf8('一二三', 7)).toBe('一二');
    expect(clipUtf8('a😀b', 4)).toBe('a');
    expect(
      Buffer.byteLength(
        (
          JSON.parse(buildOrderData({ ...order, title: '长'.repeat(200) })) as {
            skuList: { title: string }[];
          }
        ).skuList[0]!.title,
      ),
    ).toBe(255);
  });
});

describe('byteAuthorization', () => {
  const signed = { timestamp: '1767232800', nonce: 'n0', data: buildOrderData(order) };
  const key = { appId: 'tt1', appPrivateKeyPem: privatePem, keyVersion: '3', quoted: true };

  it('signs five lines', () => {
    expect(authorizationText({ ...signed, data: '{}' })).toBe('POST\n/requestOrder\n1767232800\nn0\n{}\n');
    const [, signature = ''] = /signature="([^"]+)"$/.exec(buildByteAuthorization(key, signed)) ?? [];
    const verify = (text: string): boolean =>
      createVerify('RSA-SHA256').update(text).verify(publicPem, signature, 'base64');
    expect(verify(authorizationText(signed))).toBe(true);
    expect(verify(authorizationText({ ...signed, data: `${signed.data} ` }))).toBe(false);
  });

  it('comes with and without quotes', () => {
    expect(buildByteAuthorization(key, signed)).toMatch(
      /^SHA256-RSA2048 appid="tt1",nonce_str="n0",timestamp="1767232800",key_version="3",signature="/,
    );
    expect(buildByteAuthorization({ ...key, quoted: false }, signed)).toMatch(
      /^SHA256-RSA2048 appid=tt1,nonce_str=n0,timestamp=1767232800,key_version=3,signature=[^"]+$/,
    );
  });
});

describe('callbacks', () => {
  const now = 1_767_232_800_000;
  const body = Buffer.from('{"version":"3.0","type":"payment","msg":"{\\"a\\":1}"}');
  const key = { platformPublicKeyPem: publicPem, maxAgeMs: 60_000 };
  const headers = (over: { body?: Buffer; timestamp?: string } = {}): Record<string, string> => {
    const timestamp = over.timestamp ?? String(now / 1000);
    const signature = sign(
      'RSA-SHA256',
      callbackText(timestamp, 'nonce', over.body ?? body),
      privatePem,
    ).toString('base64');
    return { 'Byte-Timestamp': timestamp, 'Byte-Nonce-Str': 'nonce', 'Byte-Signature': signature };
  };

  it('open when signed over the exact bytes', () => {
    expect(openCallback({ headers: headers(), rawBody: body }, key, now)).toEqual({
      type: 'payment',
      msg: { a: 1 },
    });
  });

  it.each([
    ['one byte more', { headers: headers(), rawBody: Buffer.concat([body, Buffer.from(' ')]) }],
    [
      'another time than signed',
      { headers: { ...headers(), 'Byte-Timestamp': '1767232801' }, rawBody: body },
    ],
    ['no signature', { headers: { ...headers(), 'Byte-Signature': undefined }, rawBody: body }],
    ['a signature that is not base64', { headers: { ...headers(), 'Byte-Signature': '!' }, rawBody: body }],
    ['an old time', { headers: headers({ timestamp: String(now / 1000 - 61) }), rawBody: body }],
    ['a time to come', { headers: headers({ timestamp: String(now / 1000 + 61) }), rawBody: body }],
    [
      'a signed body that is no envelope',
      { headers: headers({ body: Buffer.from('[]') }), rawBody: Buffer.from('[]') },
    ],
  ])('are forged with %s', (_why, raw) => {
    expect(() => openCallback(raw, key, now)).toThrow(expect.objectContaining({ failure: 'forged' }));
  });
});
