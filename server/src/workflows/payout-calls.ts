import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  GatewayError,
  type PayoutChannel,
  type PayoutChannelName,
  type PayoutFact,
} from '../gateways/ports.js';
import { PAYOUT_CHANNELS } from '../gateways/tokens.js';
import { PayoutService, type PayoutRow, type WithdrawalRow } from '../modules/withdrawal/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';

const NOTIFY_PATHS: Record<PayoutChannelName, string> = {
  wechat: '/v1/notify/wechat-transfer',
  alipay: '/v1/notify/alipay',
};

/** A payout about to be sent, or asked about when it was sent before. */
export interface PayoutQuestion {
  payout: PayoutRow;
  withdrawal: WithdrawalRow;
  wasSent: boolean;
}

/** The calls of a payout, outside any transaction: what was sent is asked about before it is sent again. */
@Injectable()
export class PayoutCalls {
  private readonly log = new Logger('payout');

  constructor(
    @Inject(PAYOUT_CHANNELS) private readonly channels: Record<PayoutChannelName, PayoutChannel>,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly payouts: PayoutService,
  ) {}

  /** Null: we do not know. A definite refusal of the submission is a fact; of the question it says nothing. */
  async ask({ payout, withdrawal, wasSent }: PayoutQuestion): Promise<PayoutFact | null> {
    const channel = this.channels[payout.channel as PayoutChannelName];
    const { outBillNo } = payout;
    let mayExist = wasSent;
    try {
      const known = wasSent ? await channel.query(outBillNo) : null;
      mayExist = known !== null && known.state !== 'unknown-number';
      if (known && mayExist && !lacksPackage(known, payout)) return known;
      return await this.submit(channel, payout, withdrawal);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.log.warn({ err: error, outBillNo }, 'payout call did not settle');
      // Money goes back only when the platform holds no bill of this number and will not make one.
      if (mayExist || error.failure !== 'rejected') return null;
      return { channel: channel.channel, outBillNo, state: 'failed', failReason: error.providerCode };
    }
  }

  private submit(channel: PayoutChannel, payout: PayoutRow, withdrawal: WithdrawalRow): Promise<PayoutFact> {
    const { payeeId, payeeName } = this.payouts.target(withdrawal);
    return channel.submit({
      outBillNo: payout.outBillNo,
      amountFen: payout.amountFen,
      payeeId,
      payeeName: payeeName ?? undefined,
      remark: '推广佣金',
      notifyUrl: `${this.config.PUBLIC_BASE_URL}${NOTIFY_PATHS[channel.channel]}`,
    });
  }
}

/**
 * The payee needs the package to confirm, and only the answer to the submission carries it. When that answer was lost,
 * submitting the same number again returns the same bill with its package; nothing is paid twice.
 */
function lacksPackage(known: PayoutFact, payout: PayoutRow): boolean {
  return known.state === 'awaiting-confirmation' && !known.confirmPackage && !payout.confirmPackage;
}
