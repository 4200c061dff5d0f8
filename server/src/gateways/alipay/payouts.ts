import { formatYuan } from '@yimai/shared/kernel/money';
import { z } from '@yimai/shared/kernel/zod';
import { parseJson, shaped } from '../answers.js';
import {
  GatewayError,
  type ChannelNotification,
  type NotificationReply,
  type PayoutChannel,
  type PayoutFact,
  type PayoutInput,
  type RawNotification,
} from '../ports.js';
import { forged, PROVIDER, type AlipayClient } from './client.js';
import { amountOf, isRefusal } from './payments.js';

const PRODUCT = { product_code: 'TRANS_ACCOUNT_NO_PWD', biz_scene: 'DIRECT_TRANSFER' } as const;
const NOT_EXIST = 'ORDER_NOT_EXIST';

const transferSchema = z.object({
  out_biz_no: z.string(),
  order_id: z.string().optional(),
  status: z.string(),
  trans_amount: z.string().optional(),
  fail_reason: z.string().optional(),
  error_code: z.string().optional(),
});

/** Transfers from the merchant's balance to a person's Alipay account. */
export class AlipayPayoutChannel implements PayoutChannel {
  readonly channel = 'alipay';

  constructor(private readonly client: AlipayClient) {}

  /** DEALING is neither success nor failure. After `unknown` repeat with the same number, or query. */
  async submit(input: PayoutInput): Promise<PayoutFact> {
    const byUserId = /^2088\d{12}$/.test(input.payeeId);
    const scene = this.client.config.transferScene;
    const answer = await this.client.call({
      method: 'alipay.fund.trans.uni.transfer',
      notifyUrl: input.notifyUrl,
      biz: {
        ...PRODUCT,
        out_biz_no: input.outBillNo,
        trans_amount: formatYuan(input.amountFen),
        order_title: input.remark,
        remark: input.remark,
        payee_info: {
          identity: input.payeeId,
          identity_type: byUserId ? 'ALIPAY_USER_ID' : 'ALIPAY_LOGON_ID',
          ...(input.payeeName ? { name: input.payeeName } : {}),
        },
        ...(scene
          ? {
              transfer_scene_name: scene.name,
              transfer_scene_report_infos: scene.report.map(({ type, content }) => ({
                info_type: type,
                info_content: content,
              })),
            }
          : {}),
      },
    });
    return { ...factOf(answer), amountFen: input.amountFen };
  }

  async query(outBillNo: string): Promise<PayoutFact> {
    try {
      return factOf(
        await this.client.call({
          method: 'alipay.fund.trans.common.query',
          biz: { ...PRODUCT, out_biz_no: outBillNo },
        }),
      );
    } catch (error) {
      if (isRefusal(error, NOT_EXIST)) return { channel: 'alipay', outBillNo, state: 'unknown-number' };
      throw error;
    }
  }

  async readNotification(raw: RawNotification): Promise<ChannelNotification> {
    const params = this.client.openNotification(raw.rawBody);
    if (params.msg_method !== 'alipay.fund.trans.order.changed') {
      throw new GatewayError('rejected', PROVIDER, 'TYPE', 'not a message about a transfer');
    }
    const content = transferSchema.safeParse(parseJson(params.biz_content ?? ''));
    if (!content.success) throw forged('MESSAGE', 'the message lacks what we need');
    return { kind: 'payout', eventId: params.notify_id ?? '', fact: factOf(content.data) };
  }

  acknowledge(outcome: 'accepted' | 'rejected'): NotificationReply {
    return {
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      body: outcome === 'accepted' ? 'success' : 'fail',
    };
  }
}

/** REFUND means that the money came back. WAIT_PAY, DEALING and words we do not know are undecided. */
const STATES: Readonly<Record<string, PayoutFact['state']>> = {
  SUCCESS: 'succeeded',
  FAIL: 'failed',
  CLOSED: 'failed',
  REFUND: 'failed',
};

function factOf(answer: unknown): PayoutFact {
  const transfer = shaped(PROVIDER, transferSchema, answer);
  const state = STATES[transfer.status] ?? 'processing';
  return {
    channel: 'alipay',
    outBillNo: transfer.out_biz_no,
    state,
    ...(transfer.order_id ? { channelBillNo: transfer.order_id } : {}),
    ...(transfer.trans_amount ? { amountFen: amountOf(transfer.trans_amount) } : {}),
    ...(state === 'failed'
      ? { failReason: transfer.fail_reason ?? transfer.error_code ?? transfer.status }
      : {}),
  };
}
