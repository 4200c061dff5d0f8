// The two that are compared: Yimai and the floor. A contender is { name, http, pids, one(i), stop() }, where one(i) is one
// complete checkout of customer i.
import {
  createCipheriv,
  createHmac,
  createPrivateKey,
  createSign,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import fs from 'node:fs';
import { freePort, runProgram, startProgram } from './children.js';
import { withSchema } from './database.js';
import { HttpClient } from './http-client.js';
import { bindBuyer, enter, openShelf, openShop, recruitTwo } from './shop.js';

export async function startFloor(databaseUrl, concurrency) {
  const port = await freePort();
  const program = await startProgram('server/bench/floor.js', {
    FLOOR_DATABASE_URL: await withSchema(databaseUrl, 'bench_floor'),
    FLOOR_PORT: String(port),
  });
  const clients = Array.from({ length: concurrency }, () => new HttpClient(`http://127.0.0.1:${port}`));
  return {
    name: 'node-floor',
    http: 3,
    pids: [program.pid],
    async one(i) {
      const client = clients[i];
      const { id } = await client.send('POST /orders', { buyer: i, key: randomUUID() });
      const raw = JSON.stringify({ event: randomUUID(), id, amount: 9900 });
      await client.send('POST /notify', raw, {
        'x-signature': createHmac('sha256', 'floor').update(raw).digest('hex'),
      });
      await client.send(`GET /orders/${id}`);
    },
    async stop() {
      clients.forEach((client) => client.close());
      await program.stop();
    },
  };
}

/**
 * A server of its own on its own schema, so that its process and its statements can be told from everybody else's.
 * `settings` are environment variables; `nodeArguments` go to node.
 */
export async function startYimai(
  databaseUrl,
  concurrency,
  { schema = 'bench_yimai', settings = {}, nodeArguments = [] } = {},
) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: await withSchema(databaseUrl, schema),
    PORT: String(port),
    PUBLIC_BASE_URL: base,
    LOG_LEVEL: 'error',
    NODE_ENV: 'development',
    ...settings,
  };
  await runProgram('server/dist/migrate.js', env);
  const program = await startProgram('server/dist/bundle/main.js', env, nodeArguments);
  const platform = JSON.parse(fs.readFileSync(process.env.PLATFORM_CONFIG_FILE, 'utf8'));
  const { skuId, owner } = await openShop(base);
  // Whoever plays the platform reads its key once, too.
  const shop = { skuId, platform, platformKey: createPrivateKey(platform.wechatPay.platform.privateKeyPem) };
  const buyers = await Promise.all(Array.from({ length: concurrency }, (_, i) => enter(base, i)));
  return {
    name: 'yimai',
    http: 5,
    pids: [program.pid],
    readyMs: program.readyMs,
    one: (i) => checkout(buyers[i], shop),
    /** A customer of a distributor who stands under another one: a checkout of theirs makes two commissions. */
    async referred() {
      const buyer = await bindBuyer(base, await recruitTwo(base, owner));
      buyers.push(buyer);
      return (around) => checkout(buyer, shop, around);
    },
    /** Placing alone, on many SKUs: what was quoted once may be placed many times. */
    async placements() {
      const skuIds = await openShelf(owner);
      const quoted = await Promise.all(buyers.slice(0, concurrency).map((buyer) => quoteEach(buyer, skuIds)));
      return { skus: skuIds.length, place: (i, sku) => place(buyers[i], quoted[i][sku]) };
    },
    /** As `one`; `around(step, request)` runs every request. */
    stepwise: (i, around) => checkout(buyers[i], shop, around),
    async stop() {
      owner.close();
      buyers.forEach(({ client }) => client.close());
      await program.stop();
    },
  };
}

const quote = ({ client, addressId }, lines) =>
  client.send('POST /v1/shop/quotes', { lines, addressId, couponGrantId: null });

const place = ({ client, addressId }, { quoteToken, lines }) =>
  client.send(
    'POST /v1/shop/orders',
    { quoteToken, lines, addressId, couponGrantId: null, platform: 'wechat' },
    { 'idempotency-key': randomUUID() },
  );

async function quoteEach(buyer, skuIds) {
  const quoted = [];
  for (const skuId of skuIds) {
    const lines = [{ skuId, quantity: 1 }];
    quoted.push({ lines, quoteToken: (await quote(buyer, lines)).quoteToken });
  }
  return quoted;
}

/** Quote, place, start the payment, the platform's signed notification, read back. */
async function checkout(buyer, { skuId, platform, platformKey }, around = (_step, request) => request()) {
  const { client, openId } = buyer;
  const lines = [{ skuId, quantity: 1 }];
  const quoted = await around('quote', () => quote(buyer, lines));
  const order = await around('place', () => place(buyer, { lines, quoteToken: quoted.quoteToken }));
  const payment = await around('startPayment', () =>
    client.send(
      `POST /v1/shop/orders/${order.id}/payments`,
      { scene: 'wechat-mini' },
      { 'idempotency-key': randomUUID() },
    ),
  );
  const { body, headers } = paidNotification(platform, {
    outTradeNo: outTradeNo(payment.attemptId),
    amountFen: quoted.payableFen,
    openId,
    platformKey,
  });
  await around('notify', () => client.send('POST /v1/notify/wechat-pay', body, headers));
  const read = await around('read', () => client.send(`GET /v1/shop/orders/${order.id}`));
  if (read.state !== 'awaitingShipment') throw new Error(`order is ${read.state}`);
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The number the attempt has at the platform: the prefix and the id in base 36. */
export function outTradeNo(attemptId) {
  const id = [...attemptId.slice('pay_'.length)].reduce(
    (value, letter) => value * 32 + ALPHABET.indexOf(letter),
    0,
  );
  return `YM${id.toString(36).toUpperCase()}`;
}

/** What WeChat Pay would send: encrypted with the APIv3 key, signed with the platform's private key. */
function paidNotification({ wechat, wechatPay }, { outTradeNo, amountFen, openId, platformKey }) {
  const resource = {
    mchid: wechatPay.mchId,
    appid: wechat.mini.appId,
    out_trade_no: outTradeNo,
    transaction_id: `4200${randomBytes(12).toString('hex')}`,
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    success_time: new Date().toISOString(),
    payer: { openid: openId },
    amount: { total: amountFen, payer_total: amountFen, currency: 'CNY', payer_currency: 'CNY' },
  };
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', wechatPay.apiV3Key, nonce).setAAD(Buffer.from('transaction'));
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify(resource)),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  const body = JSON.stringify({
    id: `EV-${randomUUID()}`,
    create_time: new Date().toISOString(),
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: {
      original_type: 'transaction',
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: sealed.toString('base64'),
      associated_data: 'transaction',
      nonce,
    },
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headerNonce = randomBytes(16).toString('hex');
  const signature = createSign('RSA-SHA256')
    .update(`${timestamp}\n${headerNonce}\n${body}\n`)
    .sign(platformKey, 'base64');
  return {
    body,
    headers: {
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': headerNonce,
      'wechatpay-serial': wechatPay.platformPublicKeyId,
      'wechatpay-signature': signature,
      'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    },
  };
}
