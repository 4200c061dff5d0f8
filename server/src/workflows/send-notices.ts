import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { carrierName } from '@yimai/shared/domain/fulfilment/carriers';
import { asId, formatId, type WithdrawalId } from '@yimai/shared/kernel/id';
import type { DouyinNotices, WechatNotices } from '../gateways/notice-ports.js';
import { PLATFORM_CONFIG, type PlatformConfig } from '../gateways/platform-config.js';
import { GatewayError } from '../gateways/ports.js';
import { DOUYIN_MP, WECHAT_MP } from '../gateways/tokens.js';
import { FulfilmentService } from '../modules/fulfilment/index.js';
import { IdentityService } from '../modules/identity/index.js';
import {
  NotificationService,
  type ClaimedNotice,
  type Notice,
  type NoticePlatform,
} from '../modules/notification/index.js';
import { OrderService } from '../modules/order/index.js';
import { withdrawalStateOf, WithdrawalService } from '../modules/withdrawal/index.js';
import { JobRegistry } from '../platform/outbox/index.js';
import { fillTemplate, noticeAmount, noticeTime, type NoticeValues } from './notice-texts.js';

type Payload = Record<string, unknown>;

/** What is told, and the page that says more, without leading slash. */
export interface NoticeContent {
  values: NoticeValues;
  page: string;
}

const APPS = { wechat: 'wechat-mini', douyin: 'douyin-mini' } as const;

/** Sends one notice to whoever allowed it, on one platform, once. */
@Injectable()
export class NoticeSender {
  private readonly log = new Logger('notice');

  constructor(
    private readonly notifications: NotificationService,
    private readonly identity: IdentityService,
    @Inject(WECHAT_MP) private readonly wechat: WechatNotices,
    @Inject(DOUYIN_MP) private readonly douyin: DouyinNotices,
    @Inject(PLATFORM_CONFIG) private readonly platforms: PlatformConfig,
  ) {}

  /** `preferred`: where it happened comes first. Throws where the queue should try again. */
  async send(notice: Notice, content: NoticeContent, preferred?: string): Promise<void> {
    const both: NoticePlatform[] = preferred === 'douyin' ? ['douyin', 'wechat'] : ['wechat', 'douyin'];
    const able = both.filter((platform) => this.platforms[platform].messages[notice.occasion]);
    const claimed = await this.notifications.claim(notice, able);
    if (claimed) await this.deliver(claimed, content);
  }

  private async deliver(notice: ClaimedNotice, { values, page }: NoticeContent): Promise<void> {
    const template = this.platforms[notice.platform].messages[notice.occasion];
    const openId = await this.identity.payerOpenId(notice.memberId, APPS[notice.platform]);
    if (!template || !openId) {
      await this.notifications.finish(notice, { state: 'failed', error: 'no identity on this platform' });
      return;
    }
    const data = fillTemplate(template.fields, values);
    const message = { openId, templateId: template.templateId, page, data };
    try {
      const sender = notice.platform === 'wechat' ? this.wechat.mini : this.douyin;
      await this.notifications.finish(notice, { state: await sender.sendSubscribeMessage(message) });
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      // Nothing was sent and may be later; a doubtful one is not repeated: twice is worse than not at all.
      if (error.failure === 'unavailable') {
        await this.notifications.finish(notice, { state: 'not-sent' });
        throw error;
      }
      const state = error.failure === 'rejected' ? 'failed' : 'unknown';
      this.log.warn({ err: error, occasion: notice.occasion }, 'a notice was not taken');
      await this.notifications.finish(notice, { state, error: error.message });
    }
  }
}

/** Tells buyers that the parcel is on its way and distributors that the money is. Runs from the outbox. */
@Injectable()
export class SendNotices implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly sender: NoticeSender,
    private readonly orders: OrderService,
    private readonly fulfilment: FulfilmentService,
    private readonly withdrawals: WithdrawalService,
  ) {}

  onModuleInit(): void {
    this.jobs.on('order.shipped', 'notice.order-shipped', (payload) => this.shipped(payload));
    this.jobs.on('withdrawal.updated', 'notice.payout', (payload) => this.payout(payload));
  }

  private async shipped(payload: Payload): Promise<void> {
    const order = await this.orders.get(asId('order', Number(payload['orderId'])));
    const [parcel] = await this.fulfilment.ofOrders([order.orderId]);
    const orderId = formatId('order', order.orderId);
    await this.sender.send(
      { memberId: order.memberId, occasion: 'order-shipped', reference: orderId },
      {
        page: `packages/order/tracking/index?orderId=${orderId}`,
        values: {
          number: order.number,
          goods: order.lines.map(({ title }) => title).join('、'),
          carrier: parcel ? carrierName(parcel.carrier) : '',
          tracking: parcel?.trackingNumber ?? '',
          time: noticeTime(order.shippedAt ?? order.placedAt),
        },
      },
      order.platform,
    );
  }

  /** When the payee has to confirm, and when the money is there. */
  private async payout(payload: Payload): Promise<void> {
    const id = Number(payload['withdrawalId']) as WithdrawalId;
    const facts = await this.withdrawals.get(id);
    const state = withdrawalStateOf(facts);
    if (state !== 'awaiting-confirmation' && state !== 'paid') return;
    const { withdrawal, events } = facts;
    const withdrawalId = formatId('withdrawal', id);
    await this.sender.send(
      { memberId: withdrawal.memberId, occasion: 'payout', reference: `${withdrawalId}:${state}` },
      {
        page: `packages/distributor/withdrawal/index?withdrawalId=${withdrawalId}`,
        values: {
          amount: noticeAmount(withdrawal.netFen),
          state: state === 'paid' ? '已到账' : '待确认',
          time: noticeTime(events.at(-1)?.at ?? withdrawal.requestedAt),
          note: state === 'paid' ? '款项已到账，请查收' : '请在 24 小时内确认收款',
        },
      },
    );
  }
}
