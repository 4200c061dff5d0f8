import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestModule, testConfig } from '../../test/support/index.js';
import { GatewaysModule } from './gateways.module.js';
import { SMS_SENDER, type SmsSender } from './people-ports.js';
import { loadPlatformConfig } from './platform-config.js';
import type { PayChannel, PaymentChannel } from './ports.js';
import { PAYMENT_CHANNELS } from './tokens.js';

const pair = (): { privateKeyPem: string; publicKeyPem: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKeyPem: privateKey, publicKeyPem: publicKey };
};

const file = (): Record<string, unknown> => ({
  version: 1,
  wechat: {
    mini: { appId: 'wxMINI01', appSecret: 's' },
    officialAccount: { appId: 'wxOA01', appSecret: 's' },
    messagePush: { token: 't', encodingAesKey: 'k' },
  },
  wechatPay: {
    mchId: '1900000001',
    apiV3Key: '0'.repeat(32),
    merchantSerial: 'A'.repeat(40),
    merchant: pair(),
    platformPublicKeyId: 'PUB_KEY_ID_1',
    platform: pair(),
    transferSceneId: '1005',
  },
  douyin: {
    appId: 'tt01',
    appSecret: 's',
    app: pair(),
    keyVersion: '1',
    platform: pair(),
    callbackToken: 't',
    merchantUid: '7',
  },
  alipay: { appId: '2021', sellerId: '2088', app: pair(), alipay: pair() },
  kuaidi100: { key: 'k', customer: 'c', salt: 's' },
  sms: { accessKeyId: 'a', accessKeySecret: 's', signName: '一脉商城', loginTemplateCode: 'SMS_1' },
});

describe('gateways', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yimai-gateways-'));
  const write = (content: unknown): string => {
    const target = path.join(folder, 'platform.json');
    writeFileSync(target, JSON.stringify(content));
    return target;
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('start without accounts and say so when called', async () => {
    const context = await createTestModule({ imports: [GatewaysModule] });
    const channels = context.get<Record<PayChannel, PaymentChannel>>(PAYMENT_CHANNELS);
    await expect(channels.wechat.queryPayment('x')).rejects.toMatchObject({ failure: 'unavailable' });
    await expect(
      context.get<SmsSender>(SMS_SENDER).sendCode({ phone: '13800000001', code: '000000', outId: '1' }),
    ).rejects.toMatchObject({ failure: 'unavailable' });
    await context.close();
  });

  it('are made from the platform file, with simulators as hosts', async () => {
    const config = { PLATFORM_CONFIG_FILE: write(file()), SIM_WECHAT_PAY_URL: 'http://127.0.0.1:1' };
    const context = await createTestModule({ imports: [GatewaysModule], config });
    const channels = context.get<Record<PayChannel, PaymentChannel>>(PAYMENT_CHANNELS);
    expect(Object.entries(channels).map(([name, { channel }]) => [name, channel])).toEqual([
      ['wechat', 'wechat'],
      ['alipay', 'alipay'],
      ['douyin', 'douyin'],
    ]);
    await context.close();
  });

  it('refuse a broken file by field, never by value', () => {
    const broken = file();
    (broken['wechatPay'] as Record<string, unknown>)['apiV3Key'] = 'secret-but-short';
    const load = (): unknown => loadPlatformConfig({ ...testConfig(), PLATFORM_CONFIG_FILE: write(broken) });
    expect(load).toThrow(/wechatPay\.apiV3Key/);
    expect(load).not.toThrow(/secret-but-short/);
  });
});
