import { startSimulators } from '../../../../simulators/src/start.js';
import { testPlatformConfig } from '../../../../simulators/src/testing/platform-config.js';
import { Control } from '../testing/control.js';
import { DouyinMiniProgram, DouyinPeopleGateway, type DouyinMiniConfig } from './index.js';

// Real: HTTP, tokens, RSA decryption. Simulated: Douyin.
type Simulators = Awaited<ReturnType<typeof startSimulators>>;

let simulators: Simulators;
let control: Control;
let mini: DouyinMiniProgram;

beforeAll(async () => {
  simulators = await startSimulators({
    ports: { douyin: 0, control: 0 },
    apiBaseUrl: 'http://127.0.0.1:9',
    retryScale: 0.001,
    quiet: true,
    config: testPlatformConfig(),
  });
  control = new Control(simulators.urls.control!);
  mini = miniWith({});
});

afterAll(() => simulators.stop());

function miniWith(changes: Partial<DouyinMiniConfig>, timeoutMs = 30_000): DouyinMiniProgram {
  const { douyin } = simulators.config;
  const config: DouyinMiniConfig = {
    appId: douyin.appId,
    appSecret: douyin.appSecret,
    openBaseUrl: simulators.urls.douyin!,
    legacyBaseUrl: simulators.urls.douyin!,
    appPrivateKeyPem: douyin.app.privateKeyPem,
    ...changes,
  };
  return new DouyinMiniProgram(config, { now: () => Date.now(), http: { timeoutMs, maxRetries: 0 } });
}

describe('login', () => {
  it('tells who somebody is; a code works once', async () => {
    const session = await mini.login({ code: 'sim-user-1.once' });
    expect(session).toMatchObject({
      openId: 'dyOPEN_user_1',
      unionId: 'dyUNION_user_1',
      anonymousOpenId: 'dyANON_user_1',
    });
    expect(Buffer.from(session.sessionKey, 'base64')).toHaveLength(16);
    await expect(mini.login({ code: 'sim-user-1.once' })).rejects.toMatchObject({
      failure: 'rejected',
      providerCode: '40018',
    });
  });

  it('knows only the device without a login', async () => {
    expect(await mini.login({ anonymousCode: 'sim-dev-2.once' })).toMatchObject({
      openId: '',
      unionId: '',
      anonymousOpenId: 'dyANON_user_2',
    });
  });

  it('says in our words what a person can do about a refusal', async () => {
    const people = new DouyinPeopleGateway(mini);
    expect(await people.ofCodes({ code: 'sim-user-5.p' })).toEqual({
      openId: 'dyOPEN_user_5',
      unionId: 'dyUNION_user_5',
      anonymousOpenId: 'dyANON_user_5',
    });
    await expect(people.ofCodes({ code: 'sim-user-5.p' })).rejects.toMatchObject({
      name: 'PersonRefused',
      reason: 'code-invalid',
    });
    await expect(people.phoneOf('nonsense')).rejects.toMatchObject({
      name: 'PersonRefused',
      reason: 'code-invalid',
    });
  });

  it('with a wrong secret is our fault, not the person’s', async () => {
    await expect(miniWith({ appSecret: 'wrong' }).login({ code: 'sim-user-1.x' })).rejects.toMatchObject({
      failure: 'rejected',
      providerCode: '40017',
    });
  });

  it('that timed out is unknown', async () => {
    await control.fault('douyin', 'timeoutAfter', { operation: 'jscode2session' });
    const slow = miniWith({}, 800).login({ code: 'sim-user-1.slow' });
    await expect(slow).rejects.toMatchObject({ failure: 'unknown' });
  });
});

describe('phone number', () => {
  it('is opened with our private key; a code works once', async () => {
    expect(await mini.phoneNumber('sim-phone-7.once')).toBe('13800000007');
    await expect(mini.phoneNumber('sim-phone-7.once')).rejects.toMatchObject({
      failure: 'rejected',
      providerCode: '28005187',
    });
  });

  it('cannot be opened with another key', async () => {
    const other = miniWith({ appPrivateKeyPem: simulators.config.alipay.app.privateKeyPem });
    await expect(other.phoneNumber('sim-phone-8.once')).rejects.toMatchObject({ failure: 'forged' });
  });
});

describe('links, codes and texts', () => {
  it('makes a scannable code', async () => {
    const png = await mini.qrCode('pages/index/index?ref=abc');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  it('makes a schema and a web link', async () => {
    expect(await mini.schema({ path: 'pages/index/index', query: 'ref=abc' })).toMatch(
      /^sslocal:\/\/microapp\?/,
    );
    expect(await mini.urlLink({ path: 'pages/index/index', expiresAt: new Date(Date.now() + 1000) })).toMatch(
      /^https:\/\//,
    );
  });

  it('judges texts', async () => {
    expect(await mini.checkText('好用，推荐')).toEqual({ safe: true, labels: [] });
    expect(await mini.checkText('刷单返利')).toMatchObject({ safe: false });
  });

  it('judges pictures', async () => {
    const url = 'https://mall.example.cn/files/a.jpg';
    expect(await mini.checkPicture(url)).toEqual({ safe: true, labels: [] });
    await control.action('douyin', 'judgePictures', { isBad: true });
    expect(await mini.checkPicture(url)).toEqual({ safe: false, labels: ['porn'] });
    await control.action('douyin', 'judgePictures', { isBad: false });
    await expect(mini.checkPicture('not an address')).rejects.toMatchObject({ providerCode: '28001007' });
  });

  it('renews both tokens after they were refused', async () => {
    await control.action('douyin', 'revokeTokens');
    expect((await mini.checkText('好用')).safe).toBe(true);
    await expect(mini.schema({ path: 'pages/index/index' })).resolves.toBeDefined();
  });
});
