import { Inject, Injectable, Logger } from '@nestjs/common';
import { z } from '@yimai/shared/kernel/zod';
import type { WechatShipping } from '../gateways/fulfilment-ports.js';
import { GatewayError, type NotificationReply } from '../gateways/ports.js';
import { WECHAT_MP } from '../gateways/tokens.js';
import { PaymentService } from '../modules/payment/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { CheckFiles } from './check-files.js';
import { ConfirmReceipt } from './confirm-receipt.js';

type Query = Record<string, string | undefined>;

const SETTLEMENT = 'trade_manage_order_settlement';
const MEDIA_CHECK = 'wxa_media_check';
const BY_TIME = 1;

const eventSchema = z.object({ MsgType: z.string(), Event: z.string().optional() });
/** Sent when shipping is complete, and again when the money is settled; only the second says how it was received. */
const settlementSchema = z.object({
  transaction_id: z.string(),
  merchant_trade_no: z.string(),
  confirm_receive_method: z.coerce.number().optional(),
  confirm_receive_time: z.coerce.number().optional(),
});

/** What WeChat thinks of a picture we asked about; `errcode` when it could not look. */
const mediaSchema = z.object({
  trace_id: z.string(),
  errcode: z.number().optional(),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }).optional(),
});

const text = (status: number, body: string): NotificationReply => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body,
});

/** What WeChat pushes about the mini-program: that a buyer has the goods and the money is ours, and what it thinks of pictures. */
@Injectable()
export class ReceiveWechatMessage {
  private readonly log = new Logger('notification');

  constructor(
    @Inject(WECHAT_MP) private readonly wechat: WechatShipping,
    private readonly payments: PaymentService,
    private readonly receipt: ConfirmReceipt,
    private readonly checks: CheckFiles,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** WeChat checks the address: the echo is given back when the signature is right. */
  verify(query: Query): NotificationReply {
    try {
      return text(200, this.push().verifyAddress(query));
    } catch (error) {
      return this.refuse(error);
    }
  }

  async receive(query: Query, rawBody: Buffer): Promise<NotificationReply> {
    try {
      const message: unknown = JSON.parse(this.push().open(query, rawBody));
      const { Event: event } = eventSchema.parse(message);
      if (event === SETTLEMENT) await this.settled(settlementSchema.parse(message));
      // Faster than our own note of having asked: refused, WeChat tells again.
      const isKnown = event !== MEDIA_CHECK || (await this.judged(mediaSchema.parse(message)));
      return isKnown ? text(200, 'success') : text(503, 'fail');
    } catch (error) {
      return this.refuse(error);
    }
  }

  private async settled(event: z.infer<typeof settlementSchema>): Promise<void> {
    const isReceived = event.confirm_receive_time !== undefined;
    const attempt = await this.payments.byOutTradeNo(event.merchant_trade_no);
    await this.unitOfWork.run(async (tx) => {
      const kept = await this.payments.keep(tx, {
        provider: 'wechat-message',
        eventId: `${SETTLEMENT}:${event.transaction_id}:${isReceived ? 'settled' : 'shipped'}`,
        kind: 'settlement',
        businessNo: event.merchant_trade_no,
        fact: { ...event },
      });
      if (!kept || !isReceived) return;
      if (!attempt) return this.payments.quarantine(tx, kept, '没有这个商户单号');
      const how = event.confirm_receive_method === BY_TIME ? 'time' : 'buyer';
      await this.receipt.byPlatform(tx, attempt.orderId, how);
    });
  }

  private judged({ trace_id: reference, errcode, result }: z.infer<typeof mediaSchema>): Promise<boolean> {
    return this.checks.receive(reference, errcode ? 'review' : (result?.suggest ?? 'review'));
  }

  private push(): NonNullable<WechatShipping['messagePush']> {
    if (this.wechat.messagePush) return this.wechat.messagePush;
    throw new GatewayError('unavailable', 'wechat', 'NOT_CONFIGURED', 'message push is not configured');
  }

  private refuse(error: unknown): NotificationReply {
    if (error instanceof GatewayError && error.failure === 'forged') {
      this.log.warn({ code: 'NOTIFICATION_FORGED', channel: 'wechat', why: error.providerCode }, 'refused');
      return text(401, 'fail');
    }
    this.log.error({ err: error }, 'a pushed message could not be applied');
    return text(500, 'fail');
  }
}
