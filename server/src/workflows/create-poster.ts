import { createHash } from 'node:crypto';
import path from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { DistributorId } from '@yimai/shared/kernel/id';
import { ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import type { DouyinCodes, WechatCodes } from '../gateways/code-ports.js';
import { GatewayError } from '../gateways/ports.js';
import { DOUYIN_MP, WECHAT_MP } from '../gateways/tokens.js';
import { CatalogService } from '../modules/catalog/index.js';
import { DistributorService } from '../modules/distributor/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { DomainError } from '../platform/http/index.js';
import {
  POSTER_HEIGHT,
  POSTER_WIDTH,
  renderPoster,
  type PosterRequest,
  type PosterTheme,
} from '../platform/imaging/poster.js';
import { fileExists, readOwnFile, writeOwnFile } from '../platform/imaging/own-files.js';
import { renderQr } from '../platform/imaging/qr.js';
import { ShareLinks, type ShareLink, type ShareTarget } from './share-links.js';

type Platform = Input<'createPoster'>['platform'];
/** What the picture says; with the code and the platform it is the key of the cache. */
type Content = Pick<
  PosterRequest,
  | 'kind'
  | 'title'
  | 'subtitle'
  | 'priceFen'
  | 'marketPriceFen'
  | 'distributorName'
  | 'shopName'
  | 'theme'
  | 'codeHint'
> & { imageUrl: string };

/** Raise when the layout changes, so that old pictures are not served. */
const LAYOUT = 2;
const CODE_PX = 430;
const PLACEHOLDER_COLOR = '#cf4a38';
const THEMES: Readonly<Record<ShareTarget, PosterTheme>> = {
  product: 'cinnabar',
  shop: 'jade',
  recruit: 'peach',
};
const HINTS: Readonly<Record<Platform, string>> = {
  wechat: '长按识别小程序码',
  douyin: '打开抖音扫一扫',
  h5: '长按识别或扫码打开',
};

/** A link that says where it was put. */
const onPoster = (link: string): string => `${link}&s=poster`;

/** Share posters, rendered once per content and served as files from then on. */
@Injectable()
export class CreatePoster {
  private readonly log = new Logger('poster');

  constructor(
    private readonly links: ShareLinks,
    private readonly catalog: CatalogService,
    private readonly distributors: DistributorService,
    @Inject(WECHAT_MP) private readonly wechat: WechatCodes,
    @Inject(DOUYIN_MP) private readonly douyin: DouyinCodes,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws POSTER_FAILED when a platform gives no code; PRODUCT_NOT_FOUND. */
  async run(distributorId: DistributorId, input: Input<'createPoster'>): Promise<Output<'createPoster'>> {
    const link = await this.links.create(distributorId, input);
    const content = await this.contentOf(distributorId, input);
    const hash = createHash('sha256')
      .update(JSON.stringify([LAYOUT, input.platform, link.code, this.config.PUBLIC_BASE_URL, content]))
      .digest('hex')
      .slice(0, 32);
    const file = path.resolve(this.config.DATA_DIR, 'files', 'posters', `${hash}.png`);
    if (!(await fileExists(file))) await this.render(file, content, { link, platform: input.platform });
    return {
      image: {
        url: `/files/posters/${hash}.png`,
        width: POSTER_WIDTH,
        height: POSTER_HEIGHT,
        placeholderColor: PLACEHOLDER_COLOR,
      },
      code: link.code,
      link: link.h5Url,
    };
  }

  private async contentOf(distributorId: DistributorId, input: Input<'createPoster'>): Promise<Content> {
    const [shop, distributor] = await Promise.all([
      this.catalog.shop(),
      this.distributors.get(distributorId),
    ]);
    const common = {
      kind: input.target,
      distributorName: distributor.name,
      shopName: shop.name,
      theme: THEMES[input.target],
      codeHint: HINTS[input.platform],
    };
    const [product] = input.productId ? await this.catalog.products([input.productId]) : [];
    if (input.target === 'product' && product) {
      const market = product.minMarketPriceFen;
      return {
        ...common,
        title: product.title,
        ...(product.subtitle ? { subtitle: product.subtitle } : {}),
        priceFen: product.minPriceFen,
        ...(market === null ? {} : { marketPriceFen: market satisfies Fen }),
        imageUrl: product.images[0]?.url ?? shop.logoUrl,
      };
    }
    const imageUrl = shop.banners[0]?.imageUrl ?? shop.logoUrl;
    return input.target === 'recruit'
      ? {
          ...common,
          title: '一起分享好物',
          subtitle: '成交才有佣金，每一笔都看得见',
          priceFen: ZERO_FEN,
          imageUrl,
        }
      : { ...common, title: shop.name, subtitle: shop.slogan, priceFen: ZERO_FEN, imageUrl };
  }

  private async render(
    file: string,
    content: Content,
    share: { link: ShareLink; platform: Platform },
  ): Promise<void> {
    const { imageUrl, ...rest } = content;
    const [productImage, codeImage] = await Promise.all([this.picture(imageUrl), this.codeImage(share)]);
    const png = await renderPoster({ ...rest, productImage, codeImage });
    await writeOwnFile(file, png);
  }

  private async codeImage({ link, platform }: { link: ShareLink; platform: Platform }): Promise<Buffer> {
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

  /** Our own files only: a poster must not wait for, or fetch from, somebody else's host. */
  private async picture(url: string): Promise<Buffer> {
    const own = await readOwnFile(this.config.DATA_DIR, url);
    if (own) return own;
    const plain = { width: 900, height: 900, channels: 3, background: '#f3e3d3' } as const;
    const { default: sharp } = await import('sharp');
    return sharp({ create: plain }).png().toBuffer();
  }
}
