import {
  acs3Authorization,
  acs3BodyHash,
  percentEncode,
  signAcs3,
  signRpc,
  type Acs3Request,
} from './aliyun-signature.js';

const business = {
  PhoneNumbers: '13800000000',
  SignName: '示例商城',
  TemplateCode: 'SMS_0001',
  TemplateParam: '{"code":"123456"}',
};

describe('RPC style', () => {
  const params = {
    ...business,
    AccessKeyId: 'testid',
    Action: 'SendSms',
    Format: 'JSON',
    RegionId: 'cn-hangzhou',
    SignatureMethod: 'HMAC-SHA1',
    SignatureNonce: 'nonce-0001',
    SignatureVersion: '1.0',
    Timestamp: '2026-01-01T02:00:00Z',
    Version: '2017-05-25',
  };

  it('signs the reference request', () => {
    expect(signRpc('testsecret', 'POST', params)).toBe('ReG2M2GGi13iDhj3z/XoSlhSINg=');
  });

  it('escapes as RFC 3986 does', () => {
    expect(percentEncode("a b~!'()*+/中")).toBe('a%20b~%21%27%28%29%2A%2B%2F%E4%B8%AD');
  });
});

describe('ACS3', () => {
  const request: Acs3Request = {
    method: 'POST',
    query: business,
    headers: {
      host: 'dysmsapi.aliyuncs.com',
      'x-acs-action': 'SendSms',
      'x-acs-content-sha256': acs3BodyHash(''),
      'x-acs-date': '2026-01-01T02:00:00Z',
      'x-acs-signature-nonce': 'nonce-0001',
      'x-acs-version': '2017-05-25',
    },
    body: '',
  };

  const expected = 'ca26a396e764334ebf11368489355f29e9d913b81eabefd41a59519b023c325a';

  it('signs the reference request', () => {
    expect(signAcs3('testsecret', request)).toBe(expected);
  });

  it('names the signed headers', () => {
    expect(acs3Authorization({ accessKeyId: 'testid', accessKeySecret: 'testsecret' }, request)).toMatch(
      /^ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=[0-9a-f]{64}$/,
    );
  });
});
