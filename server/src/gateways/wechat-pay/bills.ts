import { createHash, timingSafeEqual } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { fen, type Fen } from '@yimai/shared/kernel/money';
import { z } from '@yimai/shared/kernel/zod';
import { GatewayError } from '../ports.js';
import { PROVIDER, type WeChatPayApi } from './api.js';
import { read } from './facts.js';
import { isRejected } from './payments.js';

const MAX_BILL_BYTES = 256 * 1024 * 1024;
const NO_BILL = new Set(['NO_STATEMENT_EXIST']);

const offerSchema = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string(),
  download_url: z.string(),
});

/** One line of the trade bill that concerns money of ours. */
export interface TradeBillRow {
  kind: 'payment' | 'refund';
  outTradeNo: string;
  channelTradeNo: string;
  /** Of the payment, or of the refund asked for. */
  amountFen: Fen;
  outRefundNo?: string;
  channelRefundNo?: string;
  /** The platform's word for the refund on that day. */
  refundState?: string;
  /** Asia/Shanghai, `YYYY-MM-DD HH:mm:ss`. */
  at: string;
}

/** Bills of one Asia/Shanghai day (`YYYY-MM-DD`), to be had from 10:00 of the next. */
export class WeChatPayBills {
  constructor(private readonly api: WeChatPayApi) {}

  /** The CSV of all trades and refunds; undefined when the day had none. Throws `rejected` STATEMENT_CREATING when too early. */
  async tradeBill(day: string): Promise<string | undefined> {
    return this.fetchBill(`/v3/bill/tradebill?bill_date=${day}&bill_type=ALL&tar_type=GZIP`, 'trade-bill');
  }

  /** The CSV of all movements of the basic account. */
  async fundFlowBill(day: string): Promise<string | undefined> {
    return this.fetchBill(
      `/v3/bill/fundflowbill?bill_date=${day}&account_type=BASIC&tar_type=GZIP`,
      'fund-bill',
    );
  }

  private async fetchBill(path: string, operation: string): Promise<string | undefined> {
    let answer: unknown;
    try {
      answer = await this.api.call({ operation, method: 'GET', path });
    } catch (error) {
      if (isRejected(error, NO_BILL)) return undefined;
      throw error;
    }
    const offer = read(offerSchema, answer, 'bill');
    // Only path and query are used, so a signed call never leaves for another host.
    const url = new URL(offer.download_url);
    const packed = await this.api.download({
      operation: 'download-bill',
      method: 'GET',
      path: `${url.pathname}${url.search}`,
    });
    const isGzip = packed[0] === 0x1f && packed[1] === 0x8b;
    const bytes = isGzip ? gunzipSync(packed, { maxOutputLength: MAX_BILL_BYTES }) : packed;
    if (!hashFits(bytes, offer.hash_value)) {
      throw new GatewayError(
        'unknown',
        PROVIDER,
        'BILL_HASH',
        'the bill does not have the hash that was announced',
      );
    }
    return bytes.toString('utf8');
  }
}

function hashFits(bytes: Buffer, expectedHex: string): boolean {
  const expected = Buffer.from(expectedHex, 'hex');
  const actual = createHash('sha1').update(bytes).digest();
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Reads the trade bill (type ALL) by its column names. The last two lines are totals. */
export function parseTradeBill(csv: string): TradeBillRow[] {
  const lines = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const header = (lines[0] ?? '').split(',').map((name) => name.trim());
  return lines
    .slice(1)
    .filter((line) => line.startsWith('`'))
    .slice(0, -1)
    .map((line) => {
      // Values begin with a back-tick, which also keeps commas inside values apart from those between them.
      const values = line.slice(1).split(',`');
      const at = (name: string): string => values[header.indexOf(name)]?.trim() ?? '';
      return rowOf(at);
    });
}

function rowOf(at: (name: string) => string): TradeBillRow {
  const common = { outTradeNo: at('商户订单号'), channelTradeNo: at('微信订单号'), at: at('交易时间') };
  if (at('交易状态') !== 'REFUND')
    return { kind: 'payment', ...common, amountFen: yuanToFen(at('订单金额')) };
  return {
    kind: 'refund',
    ...common,
    amountFen: yuanToFen(at('申请退款金额')),
    outRefundNo: at('商户退款单号'),
    channelRefundNo: at('微信退款单号'),
    refundState: at('退款状态'),
  };
}

/** Exact, without floating point. */
function yuanToFen(yuan: string): Fen {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan);
  if (!match) throw new GatewayError('unknown', PROVIDER, 'MALFORMED', `not an amount in yuan: ${yuan}`);
  const value = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return fen(match[1] ? -value : value);
}
