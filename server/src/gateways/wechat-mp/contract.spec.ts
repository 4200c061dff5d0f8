import { createCipheriv } from 'node:crypto';
import { testPlatformConfig } from '../../../../simulators/src/testing/platform-config.js';
import { SimHarness } from '../../../../simulators/src/testing/harness.js';
import { GatewayError } from '../ports.js';
import { MemoryTokenStore } from '../token-cache.js';
import { createWeChatMp, decryptUserData, type WeChatMp, type WeChatMpDeps } from './index.js';

/** Real: our gateway and HTTP. Played: WeChat, by the simulator in this process. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const platform = testPlatformConfig();
let sim: SimHarness;
let wechat: WeChatMp;
let sequence = 0;

function depsOf(more: Partial<WeChatMpDeps> = {}): WeChatMpDeps {
  const url = sim.sims.urls.wechat!;
  const { mini, officialAccount, messagePush } = platform.wechat;
  return {
    config: { mini, officialAccount, messagePush, baseUrl: url, openBaseUrl: url, envVersion: 'release' },
    now: sim.now,
    http: { timeoutMs: 8_000, maxRetries: 0 },
    ...more,
  };
}

const nonce = (): string => `n${(sequence += 1)}`;

async function failureOf(call: Promise<unknown>): Promise<GatewayError> {
  const error = await call.then(
    (value) => new Error(`resolved with ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof GatewayError)) throw error;
  return error;
}

beforeAll(async () => {
  sim = await SimHarness.start({ ports: { wechat: 0 }, config: platform });
});
afterAll(() => sim.stop());
beforeEach(async () => {
  await sim.reset();
  wechat = createWeChatMp(depsOf());
});

describe('login in the mini-program', () => {
  it('exchanges a code once', async () => {
    const code = `sim-user-7.${nonce()}`;
    const session = await wechat.mini.login(code);
    expect(session).toMatchObject({ openId: 'oMINI_user_7', unionId: 'oUNION_user_7' });
    expect(await wechat.mini.isSessionValid(session.openId, session.sessionKey)).toBe(true);
    expect(await wechat.mini.isSessionValid(session.openId, 'another')).toBe(false);
    expect(await failureOf(wechat.mini.login(code))).toMatchObject({
      failure: 'rejected',
      providerCode: '40163',
    });
    expect(await failureOf(wechat.mini.login('nonsense'))).toMatchObject({
      failure: 'rejected',
      providerCode: '40029',
    });
  });

  it('gives the session key of person 1 as in the platform’s example', async () => {
    expect((await wechat.mini.login('sim-user-1')).sessionKey).toBe('HyVFkGl5F5OQWJZZaNzBBg==');
  });

  it('does without a unionid that comes late', async () => {
    await sim.control('personas/8', { lateUnionId: true });
    expect((await wechat.mini.login('sim-user-8')).unionId).toBeUndefined();
    await sim.control('personas/8', { lateUnionId: false });
    expect((await wechat.mini.login('sim-user-8')).unionId).toBe('oUNION_user_8');
  });

  it('reports blocked people as refused and a wrong secret as our own fault', async () => {
    await sim.control('providers/wechat/block', { persona: 9 });
    expect(await failureOf(wechat.mini.login('sim-user-9'))).toMatchObject({
      failure: 'rejected',
      providerCode: '40226',
    });
    const { config } = depsOf();
    const wrong = createWeChatMp(depsOf({ config: { ...config, mini: { ...config.mini, appSecret: 'x' } } }));
    expect(await failureOf(wrong.mini.login('sim-user-1'))).toMatchObject({
      failure: 'unavailable',
      providerCode: '40125',
    });
  });

  it('reads the phone number behind a code, once', async () => {
    const code = `sim-phone-7.${nonce()}`;
    expect(await wechat.mini.phoneNumber(code)).toEqual({ phone: '13800000007', countryCode: '86' });
    expect(await failureOf(wechat.mini.phoneNumber(code))).toMatchObject({
      failure: 'rejected',
      providerCode: '40029',
    });
  });

  it('opens data encrypted under the session of the login', async () => {
    const { sessionKey } = await wechat.mini.login('sim-user-2');
    const iv = Buffer.alloc(16, 7);
    const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv);
    const plain = JSON.stringify({ phoneNumber: '1', watermark: { appid: 'wxMINI01' } });
    const encryptedData = Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
    const data = decryptUserData({ sessionKey, iv: iv.toString('base64'), encryptedData, appId: 'wxMINI01' });
    expect(data.phoneNumber).toBe('1');
  });
});

describe('the access token', () => {
  const fetches = async (mp: { http: string[] }): Promise<number> =>
    mp.http.filter((operation) => operation === 'stable-token').length;

  function watched(store = new MemoryTokenStore()): { mp: WeChatMp; http: string[] } {
    const http: string[] = [];
    const onAttempt = (event: { operation: string }): void => void http.push(event.operation);
    return { mp: createWeChatMp(depsOf({ tokens: store, http: { onAttempt, maxRetries: 0 } })), http };
  }

  const link = (mp: WeChatMp): Promise<string> => mp.mini.urlLink({ path: 'pages/a', query: 'x=1', days: 1 });

  it('is fetched once by many callers, and shared through the store', async () => {
    const store = new MemoryTokenStore();
    const [first, second] = [watched(store), watched(store)];
    await Promise.all(Array.from({ length: 8 }, () => link(first.mp)));
    await link(second.mp);
    expect(await fetches(first)).toBe(1);
    expect(await fetches(second)).toBe(0);
  });

  it('is fetched anew once when the platform refuses it, for all callers together', async () => {
    const one = watched();
    await link(one.mp);
    await sim.control('providers/wechat/revokeTokens', { appId: 'wxMINI01' });
    await Promise.all(Array.from({ length: 5 }, () => link(one.mp)));
    expect(await fetches(one)).toBe(2);
  });

  it('is renewed before it ends', async () => {
    const one = watched();
    await link(one.mp);
    await sim.moveClock(2 * HOUR - 60_000);
    await link(one.mp);
    expect(await fetches(one)).toBe(2);
  });

  it('is fetched when the store holds one that is refused', async () => {
    const stubborn = watched(
      Object.assign(new MemoryTokenStore(), {
        get: async () => ({ value: 'bad', expiresAt: sim.now() + HOUR }),
      }),
    );
    await expect(link(stubborn.mp)).resolves.toContain('/a/');
    expect(await fetches(stubborn)).toBe(1);
  });
});

describe('codes, links and texts', () => {
  it('draws a mini-program code, and reports what the platform says about a bad scene', async () => {
    const image = await wechat.mini.code({ scene: 's=9fK2aQ', page: 'pages/product/index' });
    expect(image.contentType).toBe('image/png');
    expect(image.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(await failureOf(wechat.mini.code({ scene: 's=中文', page: 'pages/a' }))).toMatchObject({
      failure: 'rejected',
      providerCode: '40169',
    });
    expect(await failureOf(wechat.mini.code({ scene: 'a'.repeat(33), page: 'pages/a' }))).toMatchObject({
      providerCode: '40169',
    });
  });

  it('makes links that end', async () => {
    const url = await wechat.mini.urlLink({ path: 'pages/a', query: 's=1', days: 2 });
    expect((await fetch(url)).status).toBe(200);
    await sim.moveClock(2 * DAY + 1_000);
    expect((await fetch(url)).status).toBe(404);
  });

  it('sends a subscribe message while there is credit, and keeps the field rules', async () => {
    const message = {
      openId: 'oMINI_user_4',
      templateId: 'T1',
      page: 'pages/order?id=1',
      data: { thing1: '订单已发货', amount2: '129.90元' },
    };
    await sim.control('providers/wechat/credit', { persona: 4, templateId: 'T1', left: 1 });
    expect(await wechat.mini.sendSubscribeMessage(message)).toBe('sent');
    expect(await wechat.mini.sendSubscribeMessage(message)).toBe('no-credit');
    const long = { ...message, openId: 'oMINI_user_5', data: { thing1: '长'.repeat(21) } };
    expect(await failureOf(wechat.mini.sendSubscribeMessage(long))).toMatchObject({
      failure: 'rejected',
      providerCode: '47003',
    });
    expect(await sim.control<unknown[]>('providers/wechat/messages', {})).toHaveLength(1);
  });

  it('takes pictures of people who were here, and tells under a number', async () => {
    const url = 'https://mall.example.cn/files/a.jpg';
    const ask = (address: string) =>
      wechat.mini.checkPicture({ openId: 'oMINI_user_8', scene: 1, url: address });
    expect(await failureOf(ask(url))).toMatchObject({ providerCode: '61010' });
    await wechat.mini.login('sim-user-8');
    expect(await ask(url)).toMatch(/^\w{24}$/);
    expect(await failureOf(ask('nowhere'))).toMatchObject({ failure: 'rejected', providerCode: '40097' });
  });

  it('checks texts of people who were here within two hours', async () => {
    const check = (content: string) => wechat.mini.checkText({ openId: 'oMINI_user_6', scene: 2, content });
    expect(await failureOf(check('很好'))).toMatchObject({ providerCode: '61010' });
    await wechat.mini.login('sim-user-6');
    expect(await check('很好')).toMatchObject({ suggest: 'pass', label: 100 });
    expect(await check('赌博')).toMatchObject({ suggest: 'risky', label: 20006 });
    expect(await check('待审')).toMatchObject({ suggest: 'review' });
    await sim.moveClock(2 * HOUR + 1_000);
    expect(await failureOf(check('很好'))).toMatchObject({ failure: 'rejected', providerCode: '61010' });
  });
});

describe('the official account', () => {
  const account = () => wechat.officialAccount!;

  async function codeFor(input: { scope: 'snsapi_base' | 'snsapi_userinfo'; extra?: string }): Promise<URL> {
    const url = account().authorizeUrl({
      redirectUri: 'http://127.0.0.1:1/back?a=1',
      scope: input.scope,
      state: 'abc123',
    });
    const [address] = url.split('#');
    const response = await fetch(`${address}&sim_persona=3${input.extra ?? ''}`, { redirect: 'manual' });
    return new URL(response.headers.get('location') ?? '');
  }

  it('sends the browser away and back, and learns who came', async () => {
    const back = await codeFor({ scope: 'snsapi_userinfo' });
    expect(back.searchParams.get('state')).toBe('abc123');
    expect(back.searchParams.get('a')).toBe('1');
    const code = back.searchParams.get('code')!;
    const identity = await account().exchangeCode(code);
    expect(identity).toMatchObject({ openId: 'oOA_user_3', unionId: 'oUNION_user_3' });
    expect(await account().userInfo(identity)).toMatchObject({
      nickname: expect.any(String) as string,
      unionId: 'oUNION_user_3',
    });
    expect(await failureOf(account().exchangeCode(code))).toMatchObject({
      failure: 'rejected',
      providerCode: '40163',
    });
  });

  it('shows a choice of people to a browser, and refuses a strange app', async () => {
    const [address] = account()
      .authorizeUrl({ redirectUri: 'http://127.0.0.1:1/', scope: 'snsapi_base', state: 'a' })
      .split('#');
    expect(await (await fetch(address!)).text()).toContain('sim-user-1');
    expect(await (await fetch(address!.replace('wxOA01', 'wxNO'))).text()).toContain('10013');
  });

  it('tells the unionid silently only of followers, and refuses snapshot people', async () => {
    const silent = async () =>
      account().exchangeCode((await codeFor({ scope: 'snsapi_base' })).searchParams.get('code')!);
    expect((await silent()).unionId).toBeUndefined();
    await sim.control('providers/wechat/follow', { persona: 3 });
    expect((await silent()).unionId).toBe('oUNION_user_3');
    const snapshot = await codeFor({ scope: 'snsapi_base', extra: '&sim_snapshot=1' });
    expect(await failureOf(account().exchangeCode(snapshot.searchParams.get('code')!))).toMatchObject({
      providerCode: 'SNAPSHOT_USER',
    });
  });

  it('lets codes run out after five minutes', async () => {
    const code = (await codeFor({ scope: 'snsapi_base' })).searchParams.get('code')!;
    await sim.moveClock(5 * 60_000 + 1);
    expect(await failureOf(account().exchangeCode(code))).toMatchObject({
      failure: 'rejected',
      providerCode: '40029',
    });
  });

  it('signs pages for the JS-SDK with one ticket', async () => {
    const [first, second] = [
      await account().jsSdkConfig('http://m/#/a'),
      await account().jsSdkConfig('http://m/'),
    ];
    expect(first).toMatchObject({
      appId: 'wxOA01',
      signature: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
    });
    expect(second.nonceStr).not.toBe(first.nonceStr);
  });
});
