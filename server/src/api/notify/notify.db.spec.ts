import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { testPlatformConfig } from '../../../../simulators/src/testing/platform-config.js';
import { testConfig } from '../../../test/support/index.js';
import { createApp } from '../../create-app.js';

describe('the doors of the platforms', () => {
  const platforms = testPlatformConfig();
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'yimai-notify-')), 'platform.json');
    writeFileSync(file, JSON.stringify(platforms));
    app = await createApp(testConfig({ PLATFORM_CONFIG_FILE: file }));
  }, 60_000);
  afterAll(() => app.close());

  const post = (url: string, payload: string, type = 'application/json') =>
    app.inject({ method: 'POST', url: `/v1/notify/${url}`, payload, headers: { 'content-type': type } });
  const FORM = 'application/x-www-form-urlencoded';

  it('refuse what nobody signed, each in its platform’s own words', async () => {
    expect((await post('wechat-pay', '{"id":"1"}')).statusCode).toBe(400);
    expect((await post('wechat-pay', '{"id":"1"}')).json()).toMatchObject({ code: 'FAIL' });
    expect((await post('wechat-transfer', '{"id":"1"}')).json()).toMatchObject({ code: 'FAIL' });
    expect((await post('alipay', 'notify_id=1&sign=x', FORM)).body).toBe('fail');
    expect((await post('douyin-pay', '{"type":"payment"}')).json()).toMatchObject({ err_no: 1 });
    expect((await post('kuaidi100', 'sign=0&param=%7B%7D', FORM)).json()).toMatchObject({ result: false });
    expect((await post('wechat-message?signature=00', '{}')).statusCode).toBe(401);
  });

  it('take the exact bytes: a push of 快递100 in Chinese', async () => {
    const result = { state: '0', ischeck: '0', com: 'yuantong', nu: 'YT0000000000009', data: [] };
    const param = JSON.stringify({ status: 'polling', message: '在途', lastResult: result });
    const sign = createHash('md5').update(`${param}${platforms.kuaidi100.salt}`).digest('hex').toUpperCase();
    const answer = await post('kuaidi100', new URLSearchParams({ sign, param }).toString(), FORM);
    expect(answer.json()).toMatchObject({ result: true, returnCode: '200' });
  });

  it('give WeChat its echo', async () => {
    const { token } = platforms.wechat.messagePush;
    const signature = createHash('sha1').update([token, '1', '2'].sort().join('')).digest('hex');
    const query = { signature, timestamp: '1', nonce: '2', echostr: 'hello' };
    const answer = await app.inject({ method: 'GET', url: '/v1/notify/wechat-message', query });
    expect([answer.statusCode, answer.body]).toEqual([200, 'hello']);
  });

  it('bind every endpoint of payment, fulfilment and after-sale', async () => {
    const calls = [
      ['POST', '/v1/shop/orders/ord_1/payments'],
      ['GET', '/v1/shop/payments/pay_1'],
      ['GET', '/v1/shop/orders/ord_1/tracking'],
      ['POST', '/v1/shop/orders/ord_1/confirm-receipt'],
      ['POST', '/v1/shop/aftersales'],
      ['GET', '/v1/shop/aftersales'],
      ['GET', '/v1/shop/aftersales/aft_1'],
      ['POST', '/v1/shop/aftersales/aft_1/cancel'],
      ['POST', '/v1/shop/aftersales/aft_1/return-shipment'],
      ['POST', '/v1/console/orders/ord_1/ship'],
      ['GET', '/v1/console/aftersales'],
      ['POST', '/v1/console/aftersales/aft_1/decide'],
      ['POST', '/v1/console/aftersales/aft_1/receive'],
    ] as const;
    for (const [method, url] of calls)
      expect([url, (await app.inject({ method, url })).statusCode]).toEqual([url, 401]);
  });
});
