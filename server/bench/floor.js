// The floor: the least code that still does a correct, durable, idempotent checkout on this database from Node. Three
// requests: place (key, order, line, outbox, guarded stock), notify (MAC, unique event, state, four ledger rows, outbox,
// stock), read. Not a product: the yardstick that Yimai is measured against in the same minute.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import http from 'node:http';
import mysql from 'mysql2/promise';
import { connectionOptions } from './database.js';

const SECRET = 'floor';
const PRICE_FEN = 9900;

const TABLES = [
  'CREATE TABLE keys_seen (k CHAR(36) PRIMARY KEY, fingerprint BINARY(32) NOT NULL, order_id BIGINT NOT NULL)',
  'CREATE TABLE orders (id BIGINT AUTO_INCREMENT PRIMARY KEY, buyer INT NOT NULL, amount BIGINT NOT NULL, state TINYINT NOT NULL, KEY (buyer))',
  'CREATE TABLE order_lines (id BIGINT AUTO_INCREMENT PRIMARY KEY, order_id BIGINT NOT NULL, sku INT NOT NULL, quantity INT NOT NULL, KEY (order_id))',
  'CREATE TABLE events_seen (id CHAR(36) PRIMARY KEY, order_id BIGINT NOT NULL)',
  'CREATE TABLE ledger (id BIGINT AUTO_INCREMENT PRIMARY KEY, order_id BIGINT NOT NULL, account INT NOT NULL, amount BIGINT NOT NULL, KEY (order_id))',
  'CREATE TABLE outbox (id BIGINT AUTO_INCREMENT PRIMARY KEY, topic VARCHAR(16) NOT NULL, order_id BIGINT NOT NULL)',
  'CREATE TABLE stock (sku INT PRIMARY KEY, free BIGINT NOT NULL, reserved BIGINT NOT NULL, sold BIGINT NOT NULL, CHECK (free >= 0), CHECK (reserved >= 0))',
  'INSERT INTO stock VALUES (1, 100000000, 0, 0)',
];

const pool = mysql.createPool({ ...connectionOptions(process.env.FLOOR_DATABASE_URL), connectionLimit: 16 });

async function inTransaction(work) {
  const connection = await pool.getConnection();
  try {
    await connection.query('START TRANSACTION');
    const result = await work(connection);
    await connection.query('COMMIT');
    return result;
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  } finally {
    connection.release();
  }
}

function place(body) {
  return inTransaction(async (c) => {
    const fingerprint = createHash('sha256').update(JSON.stringify(body)).digest();
    const [order] = await c.execute('INSERT INTO orders (buyer, amount, state) VALUES (?, ?, 0)', [
      body.buyer,
      PRICE_FEN,
    ]);
    await c.execute('INSERT INTO keys_seen VALUES (?, ?, ?)', [body.key, fingerprint, order.insertId]);
    await c.execute('INSERT INTO order_lines (order_id, sku, quantity) VALUES (?, 1, 1)', [order.insertId]);
    await c.execute("INSERT INTO outbox (topic, order_id) VALUES ('placed', ?)", [order.insertId]);
    const [taken] = await c.execute(
      'UPDATE stock SET free = free - 1, reserved = reserved + 1 WHERE sku = 1 AND free >= 1',
    );
    if (taken.affectedRows !== 1) throw new Error('sold out');
    return { id: order.insertId };
  });
}

function notify(body, raw, signature) {
  const expected = createHmac('sha256', SECRET).update(raw).digest();
  if (!timingSafeEqual(expected, Buffer.from(signature ?? ''.padEnd(64, '0'), 'hex')))
    throw new Error('forged');
  return inTransaction(async (c) => {
    await c.execute('INSERT INTO events_seen VALUES (?, ?)', [body.event, body.id]);
    const [paid] = await c.execute('UPDATE orders SET state = 1 WHERE id = ? AND state = 0 AND amount = ?', [
      body.id,
      body.amount,
    ]);
    if (paid.affectedRows !== 1) throw new Error('state');
    const { id } = body;
    await c.execute(
      'INSERT INTO ledger (order_id, account, amount) VALUES (?, 1, ?), (?, 2, ?), (?, 3, ?), (?, 4, ?)',
      [id, -9900, id, 9405, id, 297, id, 198],
    );
    await c.execute("INSERT INTO outbox (topic, order_id) VALUES ('paid', ?)", [id]);
    await c.execute(
      'UPDATE stock SET reserved = reserved - 1, sold = sold + 1 WHERE sku = 1 AND reserved >= 1',
    );
    return { ok: true };
  });
}

async function answer(request, raw) {
  if (request.url.startsWith('/orders/')) {
    const [rows] = await pool.execute('SELECT id, state FROM orders WHERE id = ?', [
      request.url.slice('/orders/'.length),
    ]);
    return rows[0];
  }
  const body = JSON.parse(raw);
  return request.url === '/orders' ? place(body) : notify(body, raw, request.headers['x-signature']);
}

for (const statement of TABLES) await pool.query(statement);
const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    response.setHeader('content-type', 'application/json');
    try {
      response.end(JSON.stringify(await answer(request, Buffer.concat(chunks))));
    } catch (error) {
      response.statusCode = 409;
      response.end(JSON.stringify({ error: error.message }));
    }
  });
});
server.listen(Number(process.env.FLOOR_PORT), '127.0.0.1', () =>
  console.log(JSON.stringify({ ready: true })),
);
