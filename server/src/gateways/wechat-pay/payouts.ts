import { invariant } from '@yimai/shared/kernel/invariant';
import {
  GatewayError,
  type ChannelNotification,
  type PayoutChannel,
  type PayoutFact,
  type PayoutInput,
  type RawNotification,
} from '../ports.js';
import { PROVIDER, type WeChatPayApi } from './api.js';
import { encryptSensitive } from './cipher.js';
import type { WeChatPayConfig } from './config.js';
import { payoutFact } from './facts.js';
import { readNotification } from './notifications.js';
import { isRejected } from './payments.js';

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';
const NO_SUCH_BILL = new Set(['NOT_FOUND', 'RESOURCE_NOT_EXISTS']);

/** Transfers to people's WeChat balance (商家转账, the model of January 2025). The payee confirms within 24 hours. */
export class WeChatPayouts implements PayoutChannel {
  readonly channel = 'wechat';

  constructor(
    private readonly api: WeChatPayApi,
    private readonly config: WeChatPayConfig,
  ) {}

  /**
   * Repeating with the same number returns the same bill, and its `confirmPackage` while it waits. A refusal is only
   * reported as `rejected` after a query has shown that the platform holds no bill of this number.
   */
  async submit(input: PayoutInput): Promise<PayoutFact> {
    try {
      const answer = await this.api.call({
        operation: 'transfer',
        method: 'POST',
        path: BILLS,
        body: this.bodyOf(input),
      });
      return { amountFen: input.amountFen, ...withoutUndefined(payoutFact(answer)) };
    } catch (error) {
      if (!(error instanceof GatewayError) || error.failure !== 'rejected') throw error;
      const known = await this.query(input.outBillNo);
      if (known.state === 'unknown-number') throw error;
      throw new GatewayError(
        'unknown',
        PROVIDER,
        error.providerCode,
        `bill exists although the call was refused: ${error.message}`,
      );
    }
  }

  async query(outBillNo: string): Promise<PayoutFact> {
    const path = `${BILLS}/out-bill-no/${encodeURIComponent(outBillNo)}`;
    try {
      return payoutFact(await this.api.call({ operation: 'query-transfer', method: 'GET', path }));
    } catch (error) {
      if (isRejected(error, NO_SUCH_BILL)) return { channel: 'wechat', outBillNo, state: 'unknown-number' };
      throw error;
    }
  }

  /** Takes back a bill the payee has not confirmed. The result arrives as a notification or by query. */
  async cancel(outBillNo: string): Promise<PayoutFact> {
    const path = `${BILLS}/out-bill-no/${encodeURIComponent(outBillNo)}/cancel`;
    return payoutFact(await this.api.call({ operation: 'cancel-transfer', method: 'POST', path, body: {} }));
  }

  async readNotification(raw: RawNotification): Promise<ChannelNotification> {
    return readNotification(this.api, this.config.apiV3Key, raw);
  }

  private bodyOf(input: PayoutInput): object {
    const { transfer, miniAppId, payoutAppId, platformKeys, encryptionKeyId } = this.config;
    const key = platformKeys.find((candidate) => candidate.id === encryptionKeyId);
    invariant(key, 'encryptionKeyId is one of platformKeys');
    return {
      appid: payoutAppId ?? miniAppId,
      out_bill_no: input.outBillNo,
      transfer_scene_id: transfer.sceneId,
      openid: input.payeeId,
      ...(input.payeeName && { user_name: encryptSensitive(key.pem, input.payeeName) }),
      transfer_amount: input.amountFen,
      transfer_remark: [...input.remark].slice(0, 32).join(''),
      notify_url: input.notifyUrl,
      transfer_scene_report_infos: transfer.reportInfos.map(({ type, content }) => ({
        info_type: type,
        info_content: content,
      })),
    };
  }
}

function withoutUndefined(fact: PayoutFact): PayoutFact {
  return Object.fromEntries(
    Object.entries(fact).filter(([, value]) => value !== undefined),
  ) as unknown as PayoutFact;
}
