import { GatewayError } from '../ports.js';
import { MessagePush } from './message-push.js';
import { jsSdkSignature } from './official-account.js';
import { decryptUserData, isRawDataGenuine, sessionSignature } from './user-data.js';

const SESSION_KEY = 'HyVFkGl5F5OQWJZZaNzBBg==';

describe('user data of the mini-program', () => {
  it('proves the session to the platform', () => {
    expect(sessionSignature(SESSION_KEY)).toBe(
      '252b75c92698025afe925b29cca5517fdf9ee67aae072cf3225ebf3a53783058',
    );
  });

  it('tells genuine raw data from altered', () => {
    const genuine = {
      rawData: '{"nickName":"测试"}',
      signature: '3600ab9767b23287a340444b336c999a3c128b30',
      sessionKey: SESSION_KEY,
    };
    expect(isRawDataGenuine(genuine)).toBe(true);
    expect(isRawDataGenuine({ ...genuine, rawData: '{"nickName":"测验"}' })).toBe(false);
    expect(isRawDataGenuine({ ...genuine, signature: '36' })).toBe(false);
  });

  const encrypted = {
    sessionKey: 'MDEyMzQ1Njc4OWFiY2RlZg==',
    iv: 'ZmVkY2JhOTg3NjU0MzIxMA==',
    encryptedData:
      '/zKksLWsmvxbw65eoGVnlFqHe0gAJqwQmXWcX2tMunsO7hkhfX8NfuGb4Jh4kuWOThd/TIqCEqtL4XAg63Aifukh7vDN3bfIlXzHdtJzpvLp5NEecIY9lWPMmMSavjRoomgshyTfasMwWT17Mm5zt9Mc7a95oLgV+UiE0GUiNm3Bcicho08jVRHJ+ZX2/9y9',
    appId: 'wxMINI01',
  };

  it('opens the reference phone number', () => {
    expect(decryptUserData(encrypted)).toMatchObject({
      phoneNumber: '13800000000',
      watermark: { appid: 'wxMINI01' },
    });
  });

  it.each([
    ['another session key', { sessionKey: SESSION_KEY }, 'DECRYPT'],
    ['a malformed key', { sessionKey: 'short' }, 'DECRYPT'],
    ['another app', { appId: 'wxOTHER' }, 'WATERMARK'],
  ])('does not open with %s', (_what, change, code) => {
    expect(() => decryptUserData({ ...encrypted, ...change })).toThrow(
      expect.objectContaining({ failure: 'forged', providerCode: code }) as Error,
    );
  });
});

describe('the JS-SDK signature', () => {
  const page = { ticket: 'sim_ticket_0001', nonceStr: 'Wm3WZYTPz0wzccnW', timestamp: 1767232800 };
  const expected = '0fd3821ab79f42534b8791acaa2949fa4ee72d5e';

  it('fits the reference, with and without a fragment', () => {
    expect(jsSdkSignature({ ...page, url: 'https://m.mall.example.cn/p/1?ref=abc' })).toBe(expected);
    expect(jsSdkSignature({ ...page, url: 'https://m.mall.example.cn/p/1?ref=abc#/route' })).toBe(expected);
    expect(jsSdkSignature({ ...page, url: 'https://m.mall.example.cn/p/2?ref=abc' })).not.toBe(expected);
  });
});

describe('message push', () => {
  const push = new MessagePush({ token: 'simtoken', encodingAesKey: 'a'.repeat(43), appId: 'wxMINI01' });
  const query = {
    timestamp: '1767232800',
    nonce: '123456',
    signature: '255d874ad91f4c7c1cd79390a0a429ac8e426577',
    echostr: 'hello',
  };

  it('answers the check of the address', () => {
    expect(push.verifyAddress(query)).toBe('hello');
  });

  it.each([
    ['a changed nonce', { nonce: '123457' }],
    ['no signature', { signature: undefined }],
    ['half a signature', { signature: '255d874ad9' }],
  ])('refuses %s', (_what, change) => {
    expect(() => push.verifyAddress({ ...query, ...change })).toThrow(GatewayError);
  });

  it('passes a plain message on, and refuses an encrypted one that only carries the plain signature', () => {
    expect(push.open(query, Buffer.from('<xml><Event>a</Event></xml>'))).toBe('<xml><Event>a</Event></xml>');
    expect(() => push.open(query, Buffer.from('{"Encrypt":"AAAA"}'))).toThrow(GatewayError);
  });
});
