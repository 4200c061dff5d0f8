import { constants, generateKeyPairSync, privateDecrypt, sign, verify } from 'node:crypto';
import { decryptResource, encryptSensitive } from './cipher.js';
import { makeNonce, Signer } from './signer.js';
import { Verifier } from './verifier.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const NOW_MS = 1_767_232_800_000;

describe('signing requests', () => {
  const signer = new Signer(
    { mchId: '1900000001', merchantSerial: 'A'.repeat(40), merchantPrivateKeyPem: privateKey },
    () => NOW_MS,
  );

  it('signs five lines, each ended by a line feed, the empty body of a GET included', () => {
    const header = signer.authorization({ method: 'GET', pathWithQuery: '/v3/pay?mchid=1', body: '' });
    const parts =
      /^WECHATPAY2-SHA256-RSA2048 mchid="1900000001",nonce_str="(\w{32})",timestamp="1767232800",serial_no="A{40}",signature="([^"]+)"$/.exec(
        header,
      );
    const message = `GET\n/v3/pay?mchid=1\n1767232800\n${parts?.[1]}\n\n`;
    expect(
      verify('RSA-SHA256', Buffer.from(message), publicKey, Buffer.from(parts?.[2] ?? '', 'base64')),
    ).toBe(true);
  });

  it('signs launch parameters over four lines, the prefix of the prepay id included', () => {
    const launch = {
      appId: 'wx2421b1c4370ec43b',
      timeStamp: '1554208460',
      nonceStr: '593BEC0C930BF1AFEB40B4A08C8FB242',
      package: 'prepay_id=wx201410272009395522657a690389285100',
    };
    const message =
      'wx2421b1c4370ec43b\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\nprepay_id=wx201410272009395522657a690389285100\n';
    expect(signer.paySign(launch)).toBe(
      sign('RSA-SHA256', Buffer.from(message), privateKey).toString('base64'),
    );
  });

  it('makes nonces of 32 alphanumerics that do not repeat', () => {
    const nonces = Array.from({ length: 50 }, makeNonce);
    expect(new Set(nonces).size).toBe(50);
    expect(nonces.every((nonce) => /^[0-9A-Za-z]{32}$/.test(nonce))).toBe(true);
  });
});

describe('verifying answers and notifications', () => {
  const verifier = new Verifier([{ id: 'PUB_KEY_ID_1', pem: publicKey }], () => NOW_MS);
  const body = Buffer.from('{"a": "中"}\n');

  function headers(atSeconds: number, more: Record<string, string> = {}): Record<string, string> {
    const signature = sign(
      'RSA-SHA256',
      Buffer.concat([Buffer.from(`${atSeconds}\nn\n`), body, Buffer.from('\n')]),
      privateKey,
    );
    return {
      'wechatpay-timestamp': String(atSeconds),
      'wechatpay-nonce': 'n',
      'wechatpay-signature': signature.toString('base64'),
      'wechatpay-serial': 'PUB_KEY_ID_1',
      ...more,
    };
  }
  const nowSeconds = NOW_MS / 1000;

  it('accepts the raw bytes and nothing else', () => {
    expect(verifier.problemOf(headers(nowSeconds), body)).toBeUndefined();
    expect(
      verifier.problemOf(headers(nowSeconds), Buffer.from(JSON.stringify(JSON.parse(body.toString())))),
    ).toBe('BAD_SIGNATURE');
  });

  it.each([
    [-299, undefined],
    [299, undefined],
    [-300, 'STALE'],
    [300, 'STALE'],
  ])('judges a time %d s away as %s', (seconds, problem) => {
    expect(verifier.problemOf(headers(nowSeconds + seconds), body)).toBe(problem);
  });

  it('chooses the key by serial', () => {
    expect(verifier.problemOf(headers(nowSeconds, { 'wechatpay-serial': 'PUB_KEY_ID_2' }), body)).toBe(
      'UNKNOWN_SERIAL',
    );
  });

  it('refuses a probe, even one that carries the right signature behind its prefix', () => {
    const good = headers(nowSeconds);
    const probe = { ...good, 'wechatpay-signature': `WECHATPAY/SIGNTEST/${good['wechatpay-signature']}` };
    expect(verifier.problemOf(probe, body)).toBe('BAD_SIGNATURE');
  });
});

describe('secrets', () => {
  const resource = {
    algorithm: 'AEAD_AES_256_GCM',
    nonce: 'abcdef012345',
    associated_data: 'transaction',
    ciphertext:
      '+tSNe9jYMjLZPNCTpMy0myvpjU2SzYjqKvp1gMJTPHnxheyO1sl/tpYvvF+Cn9KidsnxgZTWTVgidlT3mAKlCHepweodtRGwFvcE',
  };
  const key = '0123456789abcdef0123456789abcdef';

  it('opens the reference resource', () => {
    expect(decryptResource(key, resource)).toBe(
      '{"out_trade_no":"M2026010100001P1","trade_state":"SUCCESS"}',
    );
  });

  it.each([
    ['another key', 'f'.repeat(32), resource],
    ['other associated data', key, { ...resource, associated_data: 'refund' }],
    ['an altered ciphertext', key, { ...resource, ciphertext: resource.ciphertext.replace('+t', '+u') }],
    ['a shortened ciphertext', key, { ...resource, ciphertext: 'AAAA' }],
    ['another algorithm', key, { ...resource, algorithm: 'NONE' }],
  ])('does not open with %s', (_what, otherKey, other) => {
    expect(() => decryptResource(otherKey, other)).toThrow();
  });

  it('encrypts names so that only the platform reads them, differently each time', () => {
    const [first, second] = [encryptSensitive(publicKey, '张三'), encryptSensitive(publicKey, '张三')];
    expect(first).not.toBe(second);
    const open = { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
    expect(privateDecrypt(open, Buffer.from(first, 'base64')).toString()).toBe('张三');
  });
});
