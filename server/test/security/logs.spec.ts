import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { APP_CONFIG, type AppConfig } from '../../src/platform/config/index.js';
import { TestMall, type Reply } from '../support/mall.js';
import {
  becomeDistributor,
  DISTRICT,
  enter,
  order,
  pay,
  quoted,
  smsCode,
  stockUp,
} from '../support/mall-people.js';
import { notify, paidNotice } from './wechat-notices.js';

const NAME = '司马青衫';
const PHONE = '13911112222';
const STREET = '听雨巷七号';
const ACCOUNT = 'sima.qingshan@example.com';
const PASSWORD = 'yimai-demo-2026';

/** Keeps what is written, and what goes past the logger to standard output and standard error. */
class Tap extends Writable {
  text = '';
  private readonly originals = [process.stdout.write, process.stderr.write] as const;

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }

  open(): void {
    const keep = (chunk: unknown): boolean => {
      this.text += String(chunk);
      return true;
    };
    process.stdout.write = keep as never;
    process.stderr.write = keep as never;
  }

  close(): void {
    [process.stdout.write, process.stderr.write] = this.originals;
  }
}

describe('a log of everything', () => {
  const tap = new Tap();
  let mall: TestMall;
  /** What must not be in it, by what it is. */
  const secrets: Record<string, string> = {};

  beforeAll(async () => {
    tap.open();
    try {
      mall = await TestMall.open({ config: { LOG_LEVEL: 'debug' }, logTo: tap });
      await live();
    } finally {
      tap.close();
    }
  }, 180_000);
  afterAll(() => mall?.close());

  /** Logins, an order, payment, a distributor's request for money, refusals, and messages of platforms. */
  async function live(): Promise<void> {
    const owner = await mall.staffToken('owner');
    const goods = await stockUp(mall, owner);
    const shopper = await enter(mall, 7);
    const { token } = shopper;
    const fields = { name: NAME, phone: PHONE, districtCode: DISTRICT, detail: STREET, isDefault: true };
    const { id: addressId } = await mall.call('createAddress', fields, { token });
    const placed = await order(mall, shopper, { skuId: goods.skuId, addressId });
    const { outTradeNo } = await pay(mall, shopper, placed.id);
    await becomeDistributor(mall, shopper, owner);
    const withdrawal = { amountFen: 100, channel: 'alipay', realName: NAME, alipayAccount: ACCOUNT };
    await mall.send('createWithdrawal', withdrawal, { token });
    const code = await smsCode(mall, '13800000008', 'login');
    const web = await mall.call('loginPhone', { phone: '13800000008', smsCode: code }, {});
    await mall.call('refreshSession', { refreshToken: web.tokens.refreshToken }, {});
    await mall.send('loginStaff', { username: 'owner', password: PASSWORD }, {});
    await mall.send('loginPhone', { phone: PHONE, smsCode: '123456' }, {});
    await mall.send('createAddress', { ...fields, phone: `${PHONE}9` }, { token });
    await mall.send('getMe', {}, { token: `${token}x` });
    const { quoteToken } = await quoted(mall, shopper, { skuId: goods.skuId, addressId });
    await mall.send('placeOrder', { quoteToken, phone: PHONE }, { token });
    await strangeAddresses(token);
    const another = await quoted(mall, shopper, { skuId: goods.skuId, addressId });
    await whileBroken('order_lines', () => mall.send('placeOrder', { ...another, note: NAME }, { token }));
    await whileBroken('members', () => mall.send('updateMe', { nickname: NAME }, { token }));
    await whileBroken('addresses', () => mall.send('createAddress', fields, { token }));
    const payment = { outTradeNo, amountFen: 1, openId: 'oMINI_user_7' };
    await notify(mall, paidNotice(mall, payment));
    await notify(mall, paidNotice(mall, payment, { mode: 'corrupt' }));
    await mall.jobs();
    Object.assign(secrets, {
      name: NAME,
      phone: PHONE,
      'own phone': shopper.phone,
      street: STREET,
      account: ACCOUNT,
      password: PASSWORD,
      'access token': token,
      'signature of the token': token.split('.')[2] ?? '',
      'refresh token': shopper.refreshToken,
      'staff token': owner,
      'web token': web.tokens.accessToken,
      'web refresh token': web.tokens.refreshToken,
      'openid of WeChat': 'oMINI_user_7',
      'unionid of WeChat': 'oUNION_user_7',
      'quote token': quoteToken,
      ...configured(),
    });
  }

  /** A table is gone for a moment: the statement fails, and its failure is logged. */
  async function whileBroken(table: string, call: () => Promise<Reply>): Promise<void> {
    await mall.sql('RENAME TABLE ?? TO ??', [table, `${table}_gone`]);
    const { status } = await call();
    await mall.sql('RENAME TABLE ?? TO ??', [`${table}_gone`, table]);
    if (status !== 500) throw new Error(`${table} is not needed: ${status}`);
  }

  /** Platforms and old clients put secrets into addresses. */
  async function strangeAddresses(token: string): Promise<void> {
    const urls = [
      `/v1/notify/wechat-message?signature=0&timestamp=1&nonce=2&openid=oMINI_user_7&echostr=3`,
      `/v1/me?token=${token}&phone=${PHONE}`,
      `/v1/live?token=${token}`,
      `/v1/nowhere?name=${encodeURIComponent(NAME)}&phone=${PHONE}`,
    ];
    for (const url of urls)
      await mall.raw({ method: 'GET', url, headers: { 'idempotency-key': randomUUID() } });
  }

  function configured(): Record<string, string> {
    const config = mall.app.get<AppConfig>(APP_CONFIG);
    const { wechat, wechatPay, douyin, sms } = mall.platform;
    return {
      TOKEN_SECRET: config.TOKEN_SECRET,
      PII_KEYS: config.PII_KEYS.split(':')[1] ?? '',
      PII_INDEX_KEY: config.PII_INDEX_KEY,
      'app secret of WeChat': wechat.mini.appSecret,
      'app secret of Douyin': douyin.appSecret,
      'APIv3 key': wechatPay.apiV3Key,
      'private key': wechatPay.merchant.privateKeyPem.split('\n')[3] ?? '',
      'SMS secret': sms.accessKeySecret,
    };
  }

  it('says what happened', () => {
    for (const part of [
      '/v1/auth/wechat-mini',
      '/v1/shop/orders',
      'incoming request',
      'refused',
      'unexpected failure',
      'NOTIFICATION_FORGED',
    ])
      expect(tap.text).toContain(part);
    expect(Object.values(secrets).every((secret) => secret.length >= 4)).toBe(true);
  });

  it('says of nobody who they are, nor what opens anything', () => {
    const readings = [tap.text, tap.text.replace(/(%[0-9A-F]{2})+/g, unescaped)];
    const found = Object.entries(secrets).flatMap(([what, secret]) =>
      readings.some((text) => text.includes(secret)) ? [`${what}: ${lineWith(tap.text, secret)}`] : [],
    );
    expect(found).toEqual([]);
  });
});

const unescaped = (escapes: string): string => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString();
const lineWith = (text: string, part: string): string =>
  text
    .split('\n')
    .find((line) => line.includes(part))
    ?.slice(0, 300) ?? '';
