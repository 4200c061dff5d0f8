import { Inject, Injectable } from '@nestjs/common';
import type { Output } from '@yimai/shared/contracts/api';
import type { NoticeOccasion } from '@yimai/shared/contracts/platform';
import { PLATFORM_CONFIG, type PlatformConfig } from '../gateways/platform-config.js';
import { CatalogService } from '../modules/catalog/index.js';

/** What the merchant set up on the platforms, as far as a client may know it. */
@Injectable()
export class ClientSetup {
  constructor(
    private readonly catalog: CatalogService,
    @Inject(PLATFORM_CONFIG) private readonly platforms: PlatformConfig,
  ) {}

  async run(): Promise<Output<'getClientSetup'>> {
    const { wechat, douyin, webServiceUrl } = this.platforms;
    const { servicePhone } = await this.catalog.shop();
    return {
      wechatMiniAppId: wechat.mini.appId,
      douyinMiniAppId: douyin.appId,
      notices: (['wechat', 'douyin'] as const).flatMap((platform) =>
        Object.entries(this.platforms[platform].messages).flatMap(([occasion, template]) =>
          template
            ? [{ platform, occasion: occasion as NoticeOccasion, templateId: template.templateId }]
            : [],
        ),
      ),
      service: {
        phone: servicePhone,
        webUrl: webServiceUrl,
        wechatCorp: wechat.serviceCorp,
        douyinImId: douyin.serviceImId,
      },
    };
  }
}
