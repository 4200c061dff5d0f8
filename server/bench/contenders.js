// The two that are compared: Yimai and the floor. A contender is { name, http, pids, one(i), stop() }, where one(i) is one
// complete checkout of customer i.
import { createCipheriv, createHmac, createSign, randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { freePort, runProgram, startProgram } from './children.js';
import { withSchema } from './database.js';
import { HttpClient } from './http-client.js';

const STAFF = { username: 'owner', password: 'yimai-demo-2026' };
const DISTRICT = '440305';

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

/** A server of its own on its own schema, so that its process and its statements can be told from everybody else's. */
export async function startYimai(databaseUrl, concurrency) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: await withSchema(databaseUrl, 'bench_yimai'),
    PORT: String(port),
    PUBLIC_BASE_URL: base,
    LOG_LEVEL: 'error',
    NODE_ENV: 'development',
  };
  await runProgram('server/dist/migrate.js', env);
  const program = await startProgram('server/dist/main.js', env);
  const platform = JSON.parse(fs.readFileSync(process.env.PLATFORM_CONFIG_FILE, 'utf8'));
  const skuId = await openShop(base);
  const buyers = await Promise.all(Array.from({ length: concurrency }, (_, i) => enter(base, i)));
  return {
    name: 'yimai',
    http: 5,
    pids: [program.pid],
    readyMs: program.readyMs,
    one: (i) => checkout(buyers[i], { skuId, platform }),
    async stop() {
      buyers.forEach(({ client }) => client.close());
      await program.stop();
    },
  };
}

async function openShop(base) {
  const client = new HttpClient(base);
  client.token = (await client.send('POST /v1/console/login', STAFF)).accessToken;
  const category = await client.send('POST /v1/console/categories', { name: '基准' });
  const product = await client.send('POST /v1/console/products', {
    title: '基准商品',
    categoryIds: [category.id],
    images: [{ url: '/files/bench.jpg', width: 9, height: 9, placeholderColor: '#eeeeee' }],
    detail: [],
    specs: [],
    skus: [{ specs: [], priceFen: 9900, costFen: 3000, stock: 10_000_000, weightGrams: 100 }],
    freightTemplate: '全国包邮',
  });
  await client.send(`PUT /v1/console/products/${product.id}/shelf`, { isOnShelf: true });
  client.close();
  return product.skus[0].id;
}

async function enter(base, i) {
  const client = new HttpClient(base);
  const login = await client.send('POST /v1/auth/wechat-mini', {
    code: `sim-user-${i + 1}.${randomUUID().slice(0, 8)}`,
  });
  client.token = login.tokens.accessToken;
  const address = await client.send('POST /v1/shop/addresses', {
    name: '张三',
    phone: '13800138000',
    districtCode: DISTRICT,
    detail: '科技园路 1 号',
  });
  return { client, addressId: address.id, openId: `oMINI_user_${i + 1}` };
}

/** Quote, place, start the payment, the platform's signed notification, read back. */
async function checkout({ client, addressId, openId }, { skuId, platform }) {
  const lines = [{ skuId, quantity: 1 }];
  const quote = await client.send('POST /v1/shop/quotes', { lines, addressId, couponGrantId: null });
  const order = await client.send(
    'POST /v1/shop/orders',
    { quoteToken: quote.quoteToken, lines, addressId, couponGrantId: null, platform: 'wechat' },
    { 'idempotency-key': randomUUID() },
  );
  const payment = await client.send(
    `POST /v1/shop/orders/${order.id}/payments`,
    { scene: 'wechat-mini' },
    { 'idempotency-key': randomUUID() },
  );
  const { body, headers } = paidNotification(platform, {
    outTradeNo: outTradeNo(payment.attemptId),
    amountFen: quote.payableFen,
    openId,
  });
  await client.send('POST /v1/notify/wechat-pay', body, headers);
  const read = await client.send(`GET /v1/shop/orders/${order.id}`);
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
function paidNotification({ wechat, wechatPay }, { outTradeNo, amountFen, openId }) {
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
    .sign(wechatPay.platform.privateKeyPem, 'base64');
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
