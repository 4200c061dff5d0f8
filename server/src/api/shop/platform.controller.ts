import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { NotificationService } from '../../modules/notification/index.js';
import { Endpoint, memberOf, type CallContext } from '../../platform/http/index.js';
import { ClientSetup } from '../../workflows/client-setup.js';
import { OpenLinks } from '../../workflows/open-links.js';
import { ShareCard } from '../../workflows/share-card.js';

/** What clients need because of the platform they run on. */
@Controller()
export class PlatformController {
  constructor(
    private readonly cards: ShareCard,
    private readonly links: OpenLinks,
    private readonly setup: ClientSetup,
    private readonly notifications: NotificationService,
  ) {}

  @Endpoint('getShareCard')
  getShareCard({ productId }: Input<'getShareCard'>): Promise<Output<'getShareCard'>> {
    return this.cards.of(productId);
  }

  @Endpoint('getClientSetup')
  getClientSetup(): Promise<Output<'getClientSetup'>> {
    return this.setup.run();
  }

  @Endpoint('getWechatJsConfig')
  getWechatJsConfig(input: Input<'getWechatJsConfig'>): Promise<Output<'getWechatJsConfig'>> {
    return this.links.jsConfig(input);
  }

  @Endpoint('createOpenLink')
  createOpenLink(input: Input<'createOpenLink'>): Promise<Output<'createOpenLink'>> {
    return this.links.create(input);
  }

  @Endpoint('recordNoticeAnswers')
  async recordNoticeAnswers(
    { answers }: Input<'recordNoticeAnswers'>,
    call: CallContext,
  ): Promise<Output<'recordNoticeAnswers'>> {
    const { memberId, platform } = memberOf(call);
    // A browser has nothing to allow.
    if (platform !== 'h5') await this.notifications.recordAnswers(memberId, platform, answers);
    return { ok: true };
  }
}
