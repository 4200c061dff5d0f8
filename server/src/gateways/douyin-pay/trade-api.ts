import { fen, type Fen } from '@yimai/shared/kernel/money';
import { z } from '@yimai/shared/kernel/zod';
import { shaped } from '../answers.js';
import type { DouyinOpenApi } from '../douyin/index.js';
import { GatewayError } from '../ports.js';

const PROVIDER = 'douyin';
const BASE = '/api/trade_basic/v1/developer';
/** "No such order". The documents list it for the sister trade system only, hence the setting. */
const UNKNOWN_NUMBER_CODES = ['20000'];

const amount = z.number().int().nonnegative();
const orderSchema = z.object({
  app_id: z.string(),
  out_order_no: z.string(),
  order_id: z.string(),
  pay_status: z.string(),
  total_amount: amount,
  pay_time: z.number().nullish(),
  merchant_uid: z.string().nullish(),
  item_order_list: z.array(z.object({ item_order_id: z.string(), item_order_amount: amount })).nullish(),
});
const refundSchema = z.object({
  order_id: z.string(),
  out_refund_no: z.string().nullish(),
  refund_id: z.string(),
  refund_status: z.string(),
  refund_total_amount: amount,
  message: z.string().nullish(),
  refund_at: z.number().nullish(),
});
const settlementSchema = z.object({
  out_settle_no: z.string(),
  settle_id: z.string(),
  out_order_no: z.string().nullish(),
  settle_status: z.string(),
  settle_amount: amount.nullish(),
  rake: amount.nullish(),
  commission: amount.nullish(),
  settle_at: z.number().nullish(),
});

export type DouyinOrderRow = z.infer<typeof orderSchema>;
export type DouyinRefundRow = z.infer<typeof refundSchema>;

export interface DouyinSettlement {
  outSettleNo: string;
  settleId: string;
  state: 'processing' | 'succeeded' | 'failed';
  amountFen?: Fen;
  /** Handling fee and 达人 commission the platform kept. */
  feeFen?: Fen;
  commissionFen?: Fen;
  settledAt?: Date;
}

export interface CreateDouyinRefund {
  orderId: string;
  outRefundNo: string;
  refundFen: Fen;
  /** Undefined refunds the whole order at once. */
  items?: { itemOrderId: string; refundFen: Fen }[];
  reason: { code: number; text: string };
  entry: { path: string; params: Record<string, string> };
  notifyUrl: string;
}

/** The server calls of 通用交易系统. They carry the client token and no signature; our numbers make them repeatable. */
export class DouyinTradeApi {
  constructor(
    private readonly api: DouyinOpenApi,
    private readonly unknownNumberCodes: readonly string[] = UNKNOWN_NUMBER_CODES,
  ) {}

  /** Undefined when Douyin knows no such order: the buyer has not opened the cashier yet. */
  async order(number: { outOrderNo: string } | { orderId: string }): Promise<DouyinOrderRow | undefined> {
    const body = 'orderId' in number ? { order_id: number.orderId } : { out_order_no: number.outOrderNo };
    const data = await this.unlessUnknown(this.call('order_query', body));
    return data === undefined ? undefined : shaped(PROVIDER, orderSchema, data);
  }

  async createRefund(refund: CreateDouyinRefund): Promise<{ refundId: string }> {
    const data = await this.call('refund_create', {
      order_id: refund.orderId,
      out_refund_no: refund.outRefundNo,
      refund_total_amount: refund.refundFen,
      ...(refund.items
        ? {
            item_order_detail: refund.items.map((item) => ({
              item_order_id: item.itemOrderId,
              refund_amount: item.refundFen,
            })),
          }
        : { refund_all: true }),
      refund_reason: [refund.reason],
      order_entry_schema: { path: refund.entry.path, params: JSON.stringify(refund.entry.params) },
      cp_extra: refund.outRefundNo,
      notify_url: refund.notifyUrl,
    });
    return { refundId: shaped(PROVIDER, z.object({ refund_id: z.string() }), data).refund_id };
  }

  async refund(outRefundNo: string): Promise<DouyinRefundRow | undefined> {
    const data = await this.unlessUnknown(this.call('refund_query', { out_refund_no: outRefundNo }));
    if (data === undefined) return undefined;
    const rows =
      shaped(PROVIDER, z.object({ refund_list: z.array(refundSchema).nullish() }), data).refund_list ?? [];
    return rows.find((row) => row.out_refund_no === outRefundNo);
  }

  /** Says yes or no to a refund the buyer asked for; a denial needs a reason the buyer reads. */
  async auditRefund(
    refundId: string,
    verdict: { agree: true } | { agree: false; message: string },
  ): Promise<void> {
    await this.call('refund_audit_callback', {
      refund_id: refundId,
      refund_audit_status: verdict.agree ? 1 : 2,
      ...(verdict.agree ? {} : { deny_message: verdict.message }),
    });
  }

  /** Reports fulfilment; settlement is possible only afterwards. */
  async pushFulfilment(fulfilment: {
    orderId: string;
    itemOrderIds: readonly string[];
    status: string;
  }): Promise<void> {
    const { orderId, itemOrderIds, status } = fulfilment;
    await this.call('fulfill_push_status', {
      order_id: orderId,
      item_order_id_list: itemOrderIds,
      to_status: status,
    });
  }

  async createSettlement(settlement: {
    appId: string;
    outOrderNo: string;
    outSettleNo: string;
    description: string;
    splits: readonly { merchantUid: string; amountFen: Fen }[];
  }): Promise<{ settleId: string }> {
    const data = await this.call('settle_create', {
      app_id: settlement.appId,
      out_order_no: settlement.outOrderNo,
      out_settle_no: settlement.outSettleNo,
      settle_desc: settlement.description,
      settle_params: JSON.stringify(
        settlement.splits.map((split) => ({ merchant_uid: split.merchantUid, amount: split.amountFen })),
      ),
    });
    return { settleId: shaped(PROVIDER, z.object({ settle_id: z.string() }), data).settle_id };
  }

  async settlement(appId: string, outSettleNo: string): Promise<DouyinSettlement | undefined> {
    const data = await this.unlessUnknown(
      this.call('settle_query', { app_id: appId, out_settle_no: outSettleNo }),
    );
    const row = data === undefined ? undefined : shaped(PROVIDER, z.array(settlementSchema), data)[0];
    if (!row) return undefined;
    return {
      outSettleNo: row.out_settle_no,
      settleId: row.settle_id,
      state:
        row.settle_status === 'SUCCESS'
          ? 'succeeded'
          : row.settle_status === 'FAIL'
            ? 'failed'
            : 'processing',
      ...(typeof row.settle_amount === 'number' ? { amountFen: fen(row.settle_amount) } : {}),
      ...(typeof row.rake === 'number' ? { feeFen: fen(row.rake) } : {}),
      ...(typeof row.commission === 'number' ? { commissionFen: fen(row.commission) } : {}),
      ...(row.settle_at ? { settledAt: new Date(row.settle_at) } : {}),
    };
  }

  private call(operation: string, body: Record<string, unknown>): Promise<unknown> {
    return this.api.call({ operation, path: `${BASE}/${operation}/`, body, safeToRepeat: true });
  }

  private async unlessUnknown(call: Promise<unknown>): Promise<unknown> {
    try {
      return await call;
    } catch (error) {
      const unknown =
        error instanceof GatewayError &&
        error.failure === 'rejected' &&
        this.unknownNumberCodes.includes(error.providerCode);
      if (unknown) return undefined;
      throw error;
    }
  }
}
