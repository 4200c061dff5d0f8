import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { alphanumeric, queryOf, shanghaiDate, shanghaiDateTime, type Collection } from '../core/index.js';
import { fee, yuan } from './amounts.js';
import { badParam, Refusal } from './refusal.js';
import type { Books, Refund, Trade } from './state.js';

const URL_VALID_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
/** The day's bill is made from nine o'clock of the next morning. */
const READY_AFTER_MIDNIGHT_MS = 9 * 3_600_000;
const FEE_RATE = '0.60%';

const TRADE_HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const TRADE_SUMMARY_HEADER =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
const FUND_HEADER =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
const FUND_SUMMARY_HEADER = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';

/** A difference the tester wants between our books and the bill of one day. */
export interface BillChange {
  billDate: string;
  /** Left out of the bill. */
  drop?: string[];
  /** Shown with another amount. */
  amountsFen?: Record<string, number>;
  /** Shown though we never had them. */
  extra?: { outTradeNo: string; transactionId: string; amountFen: number }[];
}

interface Download {
  token: string;
  csv: string;
  gzip: boolean;
  expiresAt: number;
}

export class Bills {
  private readonly downloads: Collection<Download>;
  private readonly changes: Collection<BillChange>;

  constructor(private readonly books: Books) {
    this.downloads = books.context.collection('bill-downloads');
    this.changes = books.context.collection('bill-changes');
  }

  change(change: BillChange): BillChange {
    return this.changes.put(change.billDate, change);
  }

  register(app: FastifyInstance): void {
    app.get('/v3/bill/tradebill', { config: { operation: 'trade-bill' } }, async (request) => {
      const query = queryOf(request);
      return this.offer(query, (day) => this.tradeCsv(day, query.bill_type ?? 'ALL'));
    });
    app.get('/v3/bill/fundflowbill', { config: { operation: 'fund-bill' } }, async (request) => {
      const query = queryOf(request);
      if ((query.account_type ?? 'BASIC') !== 'BASIC') throw noBill();
      return this.offer(query, (day) => this.fundCsv(day));
    });
    app.get(
      '/v3/billdownload/file',
      { config: { operation: 'download-bill', unsigned: true } },
      async (request, reply) => {
        const download = this.downloads.get(queryOf(request).token ?? '');
        if (!download || download.expiresAt <= this.books.now())
          throw badParam('/token', '账单下载地址已失效');
        const bytes = Buffer.from(download.csv);
        return reply.type('application/octet-stream').send(download.gzip ? gzipSync(bytes) : bytes);
      },
    );
  }

  private offer(query: Record<string, string>, make: (day: string) => string | undefined): object {
    const day = query.bill_date ?? '';
    const midnight = Date.parse(`${day}T00:00:00+08:00`) + DAY_MS;
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(midnight))
      throw badParam('/bill_date', '账单日期格式不正确');
    const now = this.books.now();
    if (now < midnight || now > midnight + 92 * DAY_MS)
      throw badParam('/bill_date', '账单日期不在可下载范围内');
    if (now < midnight + READY_AFTER_MIDNIGHT_MS) throw new Refusal(400, 'STATEMENT_CREATING', '账单生成中');
    if (query.tar_type !== undefined && query.tar_type !== 'GZIP')
      throw badParam('/tar_type', '压缩类型不正确');
    const csv = make(day);
    if (csv === undefined) throw noBill();
    const gzip = query.tar_type === 'GZIP';
    const token = alphanumeric(32);
    this.downloads.put(token, { token, csv, gzip, expiresAt: now + URL_VALID_MS });
    return {
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(csv).digest('hex'),
      download_url: `${this.books.context.url()}/v3/billdownload/file?token=${token}${gzip ? '&tartype=gzip' : ''}`,
    };
  }

  private paidOn(day: string): Trade[] {
    const change = this.changes.get(day);
    const invented = (change?.extra ?? []).map((extra) => inventedTrade(this.books, day, extra));
    const trades = this.books.trades
      .values()
      .filter((trade) => trade.paidAt !== undefined && shanghaiDate(trade.paidAt) === day);
    return [...trades, ...invented]
      .filter((trade) => !change?.drop?.includes(trade.outTradeNo))
      .map((trade) => ({ ...trade, totalFen: change?.amountsFen?.[trade.outTradeNo] ?? trade.totalFen }))
      .sort((a, b) => (a.paidAt ?? 0) - (b.paidAt ?? 0));
  }

  private refundedOn(day: string): Refund[] {
    const change = this.changes.get(day);
    return this.books.refunds
      .values()
      .filter(
        (refund) => shanghaiDate(refund.createdAt) === day && !change?.drop?.includes(refund.outRefundNo),
      )
      .map((refund) => ({
        ...refund,
        refundFen: change?.amountsFen?.[refund.outRefundNo] ?? refund.refundFen,
      }));
  }

  private tradeCsv(day: string, type: string): string | undefined {
    const trades = type === 'REFUND' ? [] : this.paidOn(day);
    const refunds = type === 'SUCCESS' ? [] : this.refundedOn(day);
    if (trades.length + refunds.length === 0) return undefined;
    const paid = sum(trades.map((trade) => trade.totalFen));
    const refunded = sum(refunds.map((refund) => refund.refundFen));
    const summary = [
      trades.length + refunds.length,
      yuan(paid),
      yuan(refunded),
      '0.00',
      fee(paid - refunded),
      yuan(paid),
      yuan(refunded),
    ];
    return csv([
      TRADE_HEADER,
      ...trades.map((trade) => line(this.tradeColumns(trade))),
      ...refunds.map((refund) => line(this.refundColumns(refund))),
      TRADE_SUMMARY_HEADER,
      line(summary),
    ]);
  }

  private tradeColumns(trade: Trade): (string | number)[] {
    return [
      shanghaiDateTime(trade.paidAt ?? 0),
      trade.appId,
      this.books.pay.mchId,
      0,
      '',
      trade.transactionId ?? '',
      trade.outTradeNo,
      trade.payerOpenId ?? '',
      TRADE_TYPES[trade.scene],
      'SUCCESS',
      'OTHERS',
      'CNY',
      yuan(trade.totalFen),
      '0.00',
      0,
      0,
      '0.00',
      '0.00',
      '',
      '',
      trade.description,
      trade.attach ?? '',
      fee(trade.totalFen),
      FEE_RATE,
      yuan(trade.totalFen),
      '0.00',
      '',
    ];
  }

  private refundColumns(refund: Refund): (string | number)[] {
    const trade = this.books.trades.get(refund.outTradeNo);
    return [
      shanghaiDateTime(refund.createdAt),
      trade?.appId ?? '',
      this.books.pay.mchId,
      0,
      '',
      refund.transactionId,
      refund.outTradeNo,
      trade?.payerOpenId ?? '',
      TRADE_TYPES[trade?.scene ?? 'jsapi'],
      'REFUND',
      'OTHERS',
      'CNY',
      '0.00',
      '0.00',
      refund.refundId,
      refund.outRefundNo,
      yuan(refund.refundFen),
      '0.00',
      'ORIGINAL',
      refund.state,
      trade?.description ?? '',
      trade?.attach ?? '',
      fee(-refund.refundFen),
      FEE_RATE,
      '0.00',
      yuan(refund.refundFen),
      '',
    ];
  }

  private fundCsv(day: string): string | undefined {
    const { transfers } = this.books;
    const rows = [
      ...this.paidOn(day).map((t) => ({
        at: t.paidAt ?? 0,
        no: t.transactionId ?? '',
        name: '交易',
        fen: t.totalFen,
        ref: t.outTradeNo,
      })),
      ...this.refundedOn(day).map((r) => ({
        at: r.createdAt,
        no: r.refundId,
        name: '退款',
        fen: -r.refundFen,
        ref: r.outRefundNo,
      })),
      ...transfers
        .values()
        .filter((t) => t.state === 'SUCCESS' && shanghaiDate(t.updatedAt) === day)
        .map((t) => ({
          at: t.updatedAt,
          no: t.transferBillNo,
          name: '商家转账',
          fen: -t.amountFen,
          ref: t.outBillNo,
        })),
    ].sort((a, b) => a.at - b.at);
    if (rows.length === 0) return undefined;
    let balance = 0;
    const lines = rows.map((row) => {
      balance += row.fen;
      const kind = row.fen >= 0 ? '收入' : '支出';
      return line([
        shanghaiDateTime(row.at),
        row.no,
        row.no,
        row.name,
        row.name,
        kind,
        yuan(Math.abs(row.fen)),
        yuan(balance),
        'system',
        '',
        row.ref,
      ]);
    });
    const income = rows.filter((row) => row.fen >= 0);
    const outgo = rows.filter((row) => row.fen < 0);
    const totals = [
      rows.length,
      income.length,
      yuan(sum(income.map((r) => r.fen))),
      outgo.length,
      yuan(-sum(outgo.map((r) => r.fen))),
    ];
    return csv([FUND_HEADER, ...lines, FUND_SUMMARY_HEADER, line(totals)]);
  }
}

const TRADE_TYPES = { jsapi: 'JSAPI', h5: 'MWEB', native: 'NATIVE' };

function noBill(): Refusal {
  return new Refusal(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
}

function inventedTrade(
  books: Books,
  day: string,
  extra: { outTradeNo: string; transactionId: string; amountFen: number },
): Trade {
  const paidAt = Date.parse(`${day}T12:00:00+08:00`);
  return {
    outTradeNo: extra.outTradeNo,
    transactionId: extra.transactionId,
    totalFen: extra.amountFen,
    scene: 'jsapi',
    fingerprint: '',
    appId: books.appIds()[0] ?? '',
    description: '',
    notifyUrl: '',
    expiresAt: paidAt,
    createdAt: paidAt,
    state: 'SUCCESS',
    paidAt,
  };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function line(values: (string | number)[]): string {
  return values.map((value) => `\`${value}`).join(',');
}

/** With a byte order mark and CRLF, as the files often come. */
function csv(lines: string[]): string {
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
