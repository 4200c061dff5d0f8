import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import type { DouyinCodes, WechatCodes } from '../gateways/code-ports.js';
import { GatewayError } from '../gateways/ports.js';
import { DOUYIN_MP, WECHAT_MP } from '../gateways/tokens.js';
import { DomainError } from '../platform/http/index.js';
import { renderQr } from '../platform/imaging/qr.js';
import type { ShareLink } from './share-links.js';

export type PosterPlatform = Input<'createPoster'>['platform'];

const CODE_PX = 430;

/** A link that says where it was put. */
const onPoster = (link: string): string => `${link}&s=poster`;

/** What is scanned: a code of the platform's own, or a plain QR code of the link. */
@Injectable()
export class PosterCodes {
  private readonly log = new Logger('poster');

  constructor(
    @Inject(WECHAT_MP) private readonly wechat: WechatCodes,
    @Inject(DOUYIN_MP) private readonly douyin: DouyinCodes,
  ) {}

  /** @throws POSTER_FAILED when the platform gives no code. */
  async image(link: ShareLink, platform: PosterPlatform): Promise<Buffer> {
    try {
      if (platform === 'wechat')
        return (await this.wechat.mini.code({ scene: link.scene, page: link.page, widthPx: CODE_PX })).bytes;
      if (platform === 'douyin') return await this.douyin.qrCode(onPoster(link.miniPath), CODE_PX);
      return await renderQr(onPoster(link.h5Url), { size: CODE_PX });
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.log.warn({ err: error, platform }, 'no code for a poster');
      throw new DomainError('POSTER_FAILED', { facts: { providerCode: error.providerCode } });
    }
  }
}
