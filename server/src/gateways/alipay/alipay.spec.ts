import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { AlipaySdk } from 'alipay-sdk';
import { APP_CERT_PEM, EC_ROOT_PEM, RSA_ROOT_PEM } from './certificates.fixture.js';
import { readCertificates } from './certificates.js';
import {
  alipayTime,
  parseAlipayTime,
  rawMember,
  signingText,
  signRsa2,
  verifyNotification,
  verifyRsa2,
} from './signing.js';

// The official SDK is the witness: what it signs and verifies, we do the same way.
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }) as string;
const sdk = new AlipaySdk({
  appId: '2021000000000001',
  privateKey,
  keyType: 'PKCS8',
  alipayPublicKey: publicKey,
});

describe('request signature', () => {
  it('is the one the official SDK makes', () => {
    const query = sdk.sdkExecute('alipay.trade.wap.pay', {
      notify_url: 'https://mall.example.cn/api/pay/alipay/notify',
      return_url: 'https://m.mall.example.cn/#/pages/pay/result',
      bizContent: {
        out_trade_no: 'M2026010100001P2',
        total_amount: '129.90',
        subject: '订单 M2026010100001',
        product_code: 'QUICK_WAP_WAY',
      },
    });
    const { sign, ...params } = Object.fromEntries(new URLSearchParams(query));
    expect(params.biz_content).toContain('"total_amount":"129.90"');
    expect(signRsa2(privateKey, signingText(params))).toBe(sign);
    expect(signRsa2(privateKey, signingText({ ...params, subject: '' }))).toBe(sign);
    expect(signRsa2(privateKey, signingText({ ...params, app_id: 'x' }))).not.toBe(sign);
  });

  it('sorts by name and keeps raw values', () => {
    expect(signingText({ b: '2&=', a: '中', c: '', d: undefined, sign: 'x' })).toBe('a=中&b=2&=');
  });
});

describe('notification signature', () => {
  const notice = { app_id: '2021000000000001', total_amount: '129.90', subject: 'a+b c%20d', notify_id: '1' };
  const signedAs = (text: string, more: Record<string, string> = {}): Record<string, string> => ({
    ...notice,
    ...more,
    sign_type: 'RSA2',
    sign: signRsa2(privateKey, text),
  });

  it.each([
    ['without sign_type', signedAs(signingText(notice))],
    ['with sign_type', signedAs(signingText({ ...notice, sign_type: 'RSA2' }))],
    ['with an empty value', signedAs(`a=&${signingText(notice)}`, { a: '' })],
  ])('signed %s passes here and in the SDK', (_how, params) => {
    expect(verifyNotification(publicKey, params)).toBe(true);
    expect(sdk.checkNotifySignV2(params)).toBe(true);
  });

  it('passes when an empty value was left out of the signature, as the documents say', () => {
    expect(verifyNotification(publicKey, signedAs(signingText(notice), { a: '' }))).toBe(true);
  });

  it('does not pass altered, without a signature, or by the algorithm the message asks for', () => {
    const good = signedAs(signingText(notice));
    expect(verifyNotification(publicKey, { ...good, total_amount: '0.01' })).toBe(false);
    expect(verifyNotification(publicKey, { ...good, extra: '1' })).toBe(false);
    expect(verifyNotification(publicKey, { ...good, sign: '' })).toBe(false);
    expect(verifyNotification(publicKey, { ...good, sign_type: 'RSA' })).toBe(false);
  });
});

describe('answer signature', () => {
  it('covers the exact text of the member', () => {
    const content = '{"code":"10000","msg":"a } \\" { b","nested":{"x":[{}]},  "n":1.0}';
    const body = `{"alipay_trade_query_response":${content},"sign":"S"}`;
    expect(rawMember(body, 'alipay_trade_query_response')).toBe(content);
    expect(
      rawMember(`{"sign":"S", "alipay_trade_query_response" : ${content}}`, 'alipay_trade_query_response'),
    ).toBe(content);
    expect(verifyRsa2(publicKey, content, signRsa2(privateKey, content))).toBe(true);
  });

  it('finds nothing in other shapes', () => {
    expect(rawMember('{"other":{"a_response":{}}}', 'a_response')).toBeUndefined();
    expect(rawMember('{"a_response":"text"}', 'a_response')).toBeUndefined();
    expect(rawMember('{"a_response":{"cut":', 'a_response')).toBeUndefined();
  });
});

describe('times', () => {
  it('are Shanghai’s in both directions', () => {
    const at = new Date('2026-01-01T02:30:00Z');
    expect(alipayTime(at)).toBe('2026-01-01 10:30:00');
    expect(parseAlipayTime('2026-01-01 10:30:00')).toEqual(at);
    expect(parseAlipayTime('2026-01-01 10:30:00.250')?.getTime()).toBe(at.getTime() + 250);
    expect(parseAlipayTime('yesterday')).toBeUndefined();
    expect(parseAlipayTime(undefined)).toBeUndefined();
  });
});

describe('certificates', () => {
  const identity = readCertificates({
    appCertPem: APP_CERT_PEM,
    alipayCertPem: APP_CERT_PEM,
    alipayRootCertPem: `${RSA_ROOT_PEM}\n${EC_ROOT_PEM}\n${RSA_ROOT_PEM}`,
  });
  const serial = (pem: string): string => {
    const { issuer, serialNumber } = new X509Certificate(pem);
    return createHash('md5')
      .update(`${issuer.split('\n').reverse().join(',')}${BigInt(`0x${serialNumber}`)}`)
      .digest('hex');
  };

  it('have serials made of issuer and number; of the roots only RSA counts', () => {
    expect(identity.appCertSn).toBe('9797ab79d14381254bf2dea4e12f77fe');
    expect(identity.appCertSn).toBe(serial(APP_CERT_PEM));
    expect(identity.alipayRootCertSn).toBe(`${serial(RSA_ROOT_PEM)}_${serial(RSA_ROOT_PEM)}`);
  });

  it('give the key that verifies', () => {
    expect(identity.alipayPublicKeyPem.replace(/\s/g, '')).toBe(
      new X509Certificate(APP_CERT_PEM).publicKey
        .export({ type: 'spki', format: 'pem' })
        .toString()
        .replace(/\s/g, ''),
    );
  });
});
