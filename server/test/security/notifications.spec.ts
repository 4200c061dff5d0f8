import { generateKeyPairSync } from 'node:crypto';
import type { RsaPair } from '../../../simulators/src/core/dev-keys.js';
import { TestMall } from '../support/mall.js';
import {
  enter,
  enterByPhone,
  order,
  startPaying,
  stockUp,
  verifyPhone,
  type Goods,
  type Shopper,
} from '../support/mall-people.js';
import { Fuzz } from './fuzz.js';
import { notify, paidNotice, type Notice, type NoticeOptions, type Payment } from './wechat-notices.js';

const PRICE_FEN = 9900;
const SEED = 20260301;
const ALTERED = 400;
const FRESH_MS = 300_000;

function rsaPair(): RsaPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

describe('news of payments', () => {
  let mall: TestMall;
  let goods: Goods;
  let people = 60;

  beforeAll(async () => {
    mall = await TestMall.open();
    goods = await stockUp(mall, await mall.staffToken('owner'));
  }, 60_000);
  afterAll(() => mall?.close());
  afterEach(async () => {
    await mall.jobs();
    expect(await mall.violations()).toEqual([]);
  });

  /** An unpaid order with a trade at WeChat. */
  async function launched(): Promise<{ buyer: Shopper; orderId: string; payment: Payment }> {
    const buyer = await enter(mall, (people += 1));
    const { id: orderId } = await order(mall, buyer, goods);
    const { outTradeNo } = await startPaying(mall, buyer, orderId);
    return {
      buyer,
      orderId,
      payment: { outTradeNo, amountFen: PRICE_FEN, openId: `oMINI_user_${buyer.no}` },
    };
  }
  const stateOf = async (buyer: Shopper, orderId: string): Promise<string> =>
    (await mall.call('getOrder', { orderId }, { token: buyer.token })).state;
  const count = async (what: string): Promise<number> => {
    const [row] = await mall.sql(`SELECT COUNT(*) AS n FROM ${what}`);
    return Number(row?.['n']);
  };

  it.each([
    ['shuffled', 100],
    ['at the same instant', 0],
  ])('has one effect, sixteen times over and %s', async (how, withinMs) => {
    const { buyer, orderId, payment } = await launched();
    const before = await count("ledger_entries WHERE code = 'payment.received'");
    const eventId = `evt-same-${how}`;
    const notices = Array.from({ length: 16 }, (_, index) =>
      // Repetitions carry the same event; twice the platform makes a new one of the same payment.
      paidNotice(mall, payment, index % 8 === 7 ? {} : { eventId }),
    );
    const fuzz = new Fuzz(SEED);
    const shuffled = notices.map((notice) => ({ notice, at: fuzz.next() })).sort((a, b) => a.at - b.at);
    const replies = await Promise.all(
      shuffled.map(async ({ notice, at }) => {
        await new Promise((resolve) => setTimeout(resolve, at * withinMs));
        return notify(mall, notice);
      }),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array(16).fill(200));
    expect((await notify(mall, paidNotice(mall, payment, { eventId }))).status).toBe(200);
    expect(await stateOf(buyer, orderId)).toBe('awaitingShipment');
    expect(await count("ledger_entries WHERE code = 'payment.received'")).toBe(before + 1);
    expect(await count("refunds WHERE cause = 'surplus'")).toBe(0);
  });

  const forgeries: [string, (mall: TestMall) => NoticeOptions][] = [
    ['signed by somebody else', () => ({ platform: rsaPair() })],
    ['signed over another body', () => ({ mode: 'corrupt' })],
    ['the platform’s own probe', () => ({ mode: 'probe' })],
    ['five minutes old', (at) => ({ signedAtMs: at.sim.now() - FRESH_MS - 2000 })],
    ['from the future', (at) => ({ signedAtMs: at.sim.now() + FRESH_MS + 2000 })],
    ['encrypted with another key', () => ({ apiV3Key: 'k'.repeat(32) })],
  ];
  it.each(forgeries)('is refused without a trace: %s', async (_, options) => {
    const { payment } = await launched();
    const before = await mall.checksums();
    const reply = await notify(mall, paidNotice(mall, payment, options(mall)));
    expect([reply.status, reply.body]).toEqual([400, { code: 'FAIL', message: '失败' }]);
    expect(await mall.checksums()).toEqual(before);
  });

  it(`is refused without a trace when a byte of it is altered (${ALTERED} times)`, async () => {
    const { buyer, orderId, payment } = await launched();
    const genuine = paidNotice(mall, payment);
    const before = await mall.checksums();
    const fuzz = new Fuzz(SEED);
    for (let round = 0; round < ALTERED; round += 1) {
      const altered = alter(genuine, fuzz);
      const reply = await notify(mall, altered);
      expect([round, reply.status >= 400 && reply.status < 500]).toEqual([round, true]);
    }
    expect(await mall.checksums()).toEqual(before);
    expect((await notify(mall, genuine)).status).toBe(200);
    expect(await stateOf(buyer, orderId)).toBe('awaitingShipment');
  });

  it.each([
    ['a fen less', { amount: { total: PRICE_FEN - 1, currency: 'CNY' } }],
    ['a fen more', { amount: { total: PRICE_FEN + 1, currency: 'CNY' } }],
    ['nothing', { amount: { total: 0, currency: 'CNY' } }],
    ['another currency', { amount: { total: PRICE_FEN, currency: 'USD' } }],
    ['another merchant', { mchid: '1900000002' }],
    ['another app', { appid: 'wxSOMEBODY' }],
    ['another payer', { payer: { openid: 'oMINI_user_199' } }],
    ['no payer', { payer: undefined }],
    ['a number we never gave out', { out_trade_no: 'YM00000000000001' }],
    ['not paid at all', { trade_state: 'NOTPAY' }],
  ])('does not pay an order although WeChat signed it: %s', async (_, plain) => {
    const { buyer, orderId, payment } = await launched();
    const before = await mall.checksums(['channel_notifications']);
    expect((await notify(mall, paidNotice(mall, payment, { plain }))).status).toBe(200);
    expect(await mall.checksums(['channel_notifications'])).toEqual(before);
    expect(await stateOf(buyer, orderId)).toBe('awaitingPayment');
    expect((await notify(mall, paidNotice(mall, payment))).status).toBe(200);
    expect(await stateOf(buyer, orderId)).toBe('awaitingShipment');
  });

  it('cannot pay two orders with one payment', async () => {
    const [first, second] = [await launched(), await launched()];
    const transaction = { transaction_id: '4200000000000000000000000001' };
    const samePayer = { payer: { openid: second.payment.openId } };
    await notify(mall, paidNotice(mall, first.payment, { plain: transaction }));
    await notify(mall, paidNotice(mall, second.payment, { plain: { ...transaction, ...samePayer } }));
    expect(await stateOf(first.buyer, first.orderId)).toBe('awaitingShipment');
    expect(await stateOf(second.buyer, second.orderId)).toBe('awaitingPayment');
  });

  it('is nobody’s ticket at the addresses of other platforms', async () => {
    const { payment } = await launched();
    const { headers, body } = paidNotice(mall, payment);
    const before = await mall.checksums();
    const paths = ['alipay', 'douyin-pay', 'kuaidi100', 'wechat-message', 'wechat-transfer', 'wechat-pay'];
    for (const path of paths)
      for (const payload of [body, '{}', '[]', 'trade_status=TRADE_SUCCESS', '<xml/>', '\u0000']) {
        // WeChat's own two addresses understand each other's messages.
        if (payload === body && path.startsWith('wechat-') && path !== 'wechat-message') continue;
        const { status } = await mall.raw({ method: 'POST', url: `/v1/notify/${path}`, headers, payload });
        const isRefused = (status >= 400 && status < 500) || path === 'alipay';
        expect([path, payload.slice(0, 20), status, isRefused]).toEqual([
          path,
          payload.slice(0, 20),
          status,
          true,
        ]);
      }
    expect(await mall.checksums()).toEqual(before);
  });

  it('gives back what comes after the order was closed, and what comes twice', async () => {
    const web = await webShopper();
    const late = await order(mall, web.mini, goods);
    const started = await alipay(web.h5, late.id);
    await mall.call('cancelOrder', { orderId: late.id }, { token: web.mini.token });
    await payAtAlipay(started, web.h5.no);
    await mall.until(
      async () => (await count("refunds WHERE cause = 'surplus' AND state = 'succeeded'")) === 1,
      'the late payment to go back',
    );
    expect(await stateOf(web.mini, late.id)).toBe('closed');

    const twice = await order(mall, web.mini, goods);
    const [mini, h5] = [await startPaying(mall, web.mini, twice.id), await alipay(web.h5, twice.id)];
    await Promise.all([
      mall.sim.control('pay', { outTradeNo: mini.outTradeNo, persona: web.mini.no }),
      payAtAlipay(h5, web.h5.no),
    ]);
    await mall.until(
      async () => (await count("refunds WHERE cause = 'surplus' AND state = 'succeeded'")) === 2,
      'the surplus to go back',
    );
    expect(await stateOf(web.mini, twice.id)).toBe('awaitingShipment');
  });

  /** One member in the mini-program and on the web. */
  async function webShopper(): Promise<{ mini: Shopper; h5: Shopper }> {
    const mini = await enter(mall, (people += 1));
    await verifyPhone(mall, mini, mini.no);
    const h5 = await enterByPhone(mall, mini.no);
    expect(h5.memberId).toBe(mini.memberId);
    return { mini, h5 };
  }

  async function alipay(shopper: Shopper, orderId: string): Promise<{ url: string; outTradeNo: string }> {
    const { launch } = await mall.call(
      'startPayment',
      { orderId, scene: 'alipay-wap' },
      { token: shopper.token },
    );
    if (launch.kind !== 'redirect') throw new Error(launch.kind);
    const [row] = await mall.sql(
      "SELECT out_trade_no AS no FROM payment_attempts WHERE scene = 'alipay-wap' ORDER BY id DESC LIMIT 1",
    );
    return { url: launch.url, outTradeNo: String(row?.['no']) };
  }

  async function payAtAlipay(
    { url, outTradeNo }: { url: string; outTradeNo: string },
    persona: number,
  ): Promise<void> {
    await fetch(url, { redirect: 'manual' });
    await mall.sim.control('pay', { outTradeNo, persona });
  }
});

/** One byte of the body, or one sign of a header that is signed or is the signature. */
function alter({ headers, body }: Notice, fuzz: Fuzz): Notice {
  if (fuzz.chance(0.5)) {
    const at = Math.floor(fuzz.next() * body.length);
    const letter = body[at] === 'x' ? 'y' : 'x';
    return { headers, body: body.slice(0, at) + letter + body.slice(at + 1) };
  }
  const name = fuzz.pick([
    'Wechatpay-Timestamp',
    'Wechatpay-Nonce',
    'Wechatpay-Signature',
    'Wechatpay-Serial',
  ]);
  const value = headers[name] ?? '';
  // The last signs of base 64 may hold no bits.
  const at = Math.floor(fuzz.next() * (value.length - 4));
  const letter = value[at] === '1' ? '2' : '1';
  const changed = fuzz.chance(0.2) ? '' : value.slice(0, at) + letter + value.slice(at + 1);
  return { headers: { ...headers, [name]: changed }, body };
}
