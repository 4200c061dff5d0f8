import { Controller, Inject } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { PLATFORM_CONFIG, type PlatformConfig } from '../../gateways/platform-config.js';
import { Endpoint } from '../../platform/http/index.js';
import { OpenLinks } from '../../workflows/open-links.js';
import { ShareCard } from '../../workflows/share-card.js';

/** What clients need because of the platform they run on. */
@Controller()
export class PlatformController {
  constructor(
    private readonly cards: ShareCard,
    private readonly links: OpenLinks,
    @Inject(PLATFORM_CONFIG) private readonly platforms: PlatformConfig,
  ) {}

  @Endpoint('getShareCard')
  getShareCard({ productId }: Input<'getShareCard'>): Promise<Output<'getShareCard'>> {
    return this.cards.of(productId);
  }

  @Endpoint('getClientSetup')
  getClientSetup(): Output<'getClientSetup'> {
    const { wechat, douyin } = this.platforms;
    return { wechatMiniAppId: wechat.mini.appId, douyinMiniAppId: douyin.appId };
  }

  @Endpoint('getWechatJsConfig')
  getWechatJsConfig(input: Input<'getWechatJsConfig'>): Promise<Output<'getWechatJsConfig'>> {
    return this.links.jsConfig(input);
  }

  @Endpoint('createOpenLink')
  createOpenLink(input: Input<'createOpenLink'>): Promise<Output<'createOpenLink'>> {
    return this.links.create(input);
  }
}
