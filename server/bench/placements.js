// Placing orders only. Ours: POST /orders, everything a placement is. Bare: the same kind of transaction hand-written on
// mysql2, one order each, without HTTP, in this process. On as many SKUs as there are, and on one that everybody wants.
import { createHash, randomUUID } from 'node:crypto';
import mysql from 'mysql2/promise';
import { connectionOptions, withSchema } from './database.js';
import { median, round } from './machine.js';

const PRICE_FEN = 9900;
/** Both get these cases, in turns. */
const CASES = ['spread', 'hot'];

const TABLES = [
  'CREATE TABLE keys_seen (k CHAR(36) PRIMARY KEY, fingerprint BINARY(32) NOT NULL, order_id BIGINT NOT NULL)',
  'CREATE TABLE orders (id BIGINT AUTO_INCREMENT PRIMARY KEY, buyer INT NOT NULL, amount BIGINT NOT NULL, state TINYINT NOT NULL, KEY (buyer))',
  'CREATE TABLE order_lines (id BIGINT AUTO_INCREMENT PRIMARY KEY, order_id BIGINT NOT NULL, sku INT NOT NULL, quantity INT NOT NULL, KEY (order_id))',
  'CREATE TABLE outbox (id BIGINT AUTO_INCREMENT PRIMARY KEY, topic VARCHAR(16) NOT NULL, order_id BIGINT NOT NULL)',
  'CREATE TABLE stock (sku INT PRIMARY KEY, free BIGINT NOT NULL, reserved BIGINT NOT NULL, CHECK (free >= 0))',
];

/** Stock last, as ours: the best order of a design with one row per SKU. */
async function startBare(databaseUrl, { skus, concurrency }) {
  const url = await withSchema(databaseUrl, 'bench_bare');
  const pool = mysql.createPool({ ...connectionOptions(url), connectionLimit: concurrency });
  for (const statement of TABLES) await pool.query(statement);
  await pool.query('INSERT INTO stock VALUES ?', [
    Array.from({ length: skus }, (_, sku) => [sku, 1_000_000_000, 0]),
  ]);
  const place = async (buyer, sku) => {
    const connection = await pool.getConnection();
    const say = (sql, values) => connection.execute(sql, values);
    const key = randomUUID();
    try {
      await connection.query('START TRANSACTION');
      const [order] = await say('INSERT INTO orders (buyer, amount, state) VALUES (?, ?, 0)', [
        buyer,
        PRICE_FEN,
      ]);
      const fingerprint = createHash('sha256').update(key).digest();
      await say('INSERT INTO keys_seen VALUES (?, ?, ?)', [key, fingerprint, order.insertId]);
      await say('INSERT INTO order_lines (order_id, sku, quantity) VALUES (?, ?, 1)', [order.insertId, sku]);
      await say("INSERT INTO outbox (topic, order_id) VALUES ('placed', ?)", [order.insertId]);
      const [taken] = await say(
        'UPDATE stock SET free = free - 1, reserved = reserved + 1 WHERE sku = ? AND free >= 1',
        [sku],
      );
      if (taken.affectedRows !== 1) throw new Error('sold out');
      await connection.query('COMMIT');
    } finally {
      connection.release();
    }
  };
  return { place, stop: () => pool.end() };
}

/** One round: everybody places as fast as they can. Placements per second. */
async function rate(place, { seconds, concurrency, skus }, kind) {
  const started = performance.now();
  const end = started + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async (_, buyer) => {
      while (performance.now() < end) {
        await place(buyer, kind === 'hot' ? 0 : Math.floor(Math.random() * skus));
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - started) / 1000);
}

/**
 * Rounds of both designs and both cases in turns; ratios are taken inside a round.
 * @param ours from `startYimai`
 */
export async function runPlacements(ours, databaseUrl, { rounds, seconds, concurrency }) {
  const shop = await ours.placements();
  const options = { seconds, concurrency, skus: shop.skus };
  const bare = await startBare(databaseUrl, options);
  const turn = async () => {
    const rates = {};
    for (const kind of CASES) {
      rates[`${kind}Ours`] = await rate(shop.place, options, kind);
      rates[`${kind}Bare`] = await rate(bare.place, options, kind);
    }
    return rates;
  };
  await turn();
  const turns = [];
  for (let i = 0; i < rounds; i += 1) turns.push(await turn());
  await bare.stop();
  const of = (pick) => round(median(turns.map(pick)));
  return {
    rounds,
    secondsPerRound: seconds,
    concurrency,
    skus: shop.skus,
    spreadToBare: of((row) => row.spreadOurs / row.spreadBare),
    hotToBare: of((row) => row.hotOurs / row.hotBare),
    hotToSpread: of((row) => row.hotOurs / row.spreadOurs),
    bareHotToSpread: of((row) => row.hotBare / row.spreadBare),
    placementsPerSecond: of((row) => row.spreadOurs),
    barePerSecond: of((row) => row.spreadBare),
  };
}
