import { Inject, Injectable } from '@nestjs/common';
import type { MemberId } from '@yimai/shared/kernel/id';
import {
  CONTENT_CHECK,
  type ContentCheck,
  type ContentItem,
  type ContentVerdict,
} from '../gateways/content-ports.js';
import { GatewayError } from '../gateways/ports.js';
import { IdentityService } from '../modules/identity/index.js';

/** Has a platform read what a member writes for others. */
@Injectable()
export class CheckText {
  constructor(
    private readonly identity: IdentityService,
    @Inject(CONTENT_CHECK) private readonly check: ContentCheck,
  ) {}

  /** `review` also when no platform could be reached. Call outside of transactions. */
  async run(memberId: MemberId, scene: ContentItem['scene'], content: string): Promise<ContentVerdict> {
    const wechatOpenId = await this.identity.payerOpenId(memberId, 'wechat-mini');
    try {
      return await this.check.text({ content, scene, wechatOpenId });
    } catch (error) {
      if (error instanceof GatewayError) return 'review';
      throw error;
    }
  }
}
