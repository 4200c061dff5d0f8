import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { explainWording, findWording } from '@yimai/shared/domain/content/wording';
import { FIRST_TONE } from '@yimai/shared/domain/share/poster';
import type { DistributorId } from '@yimai/shared/kernel/id';
import { ZERO_FEN } from '@yimai/shared/kernel/money';
import { CatalogService } from '../modules/catalog/index.js';
import { DistributorService, type DistributorRow } from '../modules/distributor/index.js';
import type { FileRecord } from '../modules/media/index.js';
import { IdentityService } from '../modules/identity/index.js';
import { DomainError } from '../platform/http/index.js';
import { POSTER_PALETTES, renderPoster, type PosterRequest } from '../platform/imaging/poster/poster.js';
import { CheckText } from './check-text.js';
import { PosterCodes, type PosterPlatform } from './poster-codes.js';
import { PosterFiles } from './poster-files.js';
import { ShareLinks } from './share-links.js';

type Wish = Input<'createPoster'>;
/** What the picture says; with the code and the platform it is the name of the file. */
type Content = Omit<PosterRequest, 'productImage' | 'background' | 'avatar' | 'codeImage'> & {
  imageUrl: string;
  avatarUrl: string | null;
};

/** Raise when a template changes, so that old pictures are not served. */
const LAYOUT = 4;
const FULL = { width: 750, height: 1334 };
const HINTS: Readonly<Record<PosterPlatform, string>> = {
  wechat: '长按识别小程序码',
  douyin: '打开抖音扫一扫',
  h5: '长按识别或扫码打开',
};

/** Share posters, drawn once per content and served as files from then on. */
@Injectable()
export class CreatePoster {
  constructor(
    private readonly links: ShareLinks,
    private readonly catalog: CatalogService,
    private readonly distributors: DistributorService,
    private readonly identity: IdentityService,
    private readonly codes: PosterCodes,
    private readonly files: PosterFiles,
    private readonly texts: CheckText,
  ) {}

  /**
   * @throws WORDING_REFUSED, TEXT_REFUSED; FILE_NOT_FOUND, FILE_UNSUITABLE, FILE_REFUSED, POSTER_BACKGROUND_CHECKING; POSTER_FAILED when
   * a platform gives no code; PRODUCT_NOT_FOUND.
   */
  async run(distributorId: DistributorId, wish: Wish): Promise<Output<'createPoster'>> {
    const distributor = await this.distributors.get(distributorId);
    await this.checkCopy(distributor, wish);
    const { quality, platform, backgroundFileId } = wish;
    const background = backgroundFileId
      ? await this.files.background(distributor.memberId, backgroundFileId, quality)
      : null;
    const link = await this.links.create(distributorId, wish);
    const content = await this.contentOf(distributor, wish);
    const name = this.files.nameOf(
      [LAYOUT, platform, link.code, content, background?.name ?? null],
      quality === 'full' ? 'png' : 'jpg',
    );
    if (!(await this.files.has(name))) {
      const codeImage = await this.codes.image(link, platform);
      await this.files.save(name, await this.draw(content, { codeImage, background, quality }));
    }
    const [placeholderColor] = POSTER_PALETTES[content.tone].background;
    return {
      image: { url: this.files.urlOf(name), ...FULL, placeholderColor },
      code: link.code,
      link: link.h5Url,
    };
  }

  /** Our own list always; the platform's check for what is taken along, not for every letter that is typed. */
  private async checkCopy({ memberId }: DistributorRow, { copy, platform, quality }: Wish): Promise<void> {
    if (!copy) return;
    const problem = explainWording(findWording(copy, platform));
    if (problem) throw new DomainError('WORDING_REFUSED', { param: 'copy', message: problem });
    if (quality === 'full' && (await this.texts.run(memberId, 'comment', copy)) === 'risky')
      throw new DomainError('TEXT_REFUSED', { param: 'copy' });
  }

  private async draw(
    { imageUrl, avatarUrl, ...content }: Content,
    how: { codeImage: Buffer; background: FileRecord | null; quality: Wish['quality'] },
  ): Promise<Buffer> {
    const [productImage, avatar, background] = await Promise.all([
      this.files.picture(imageUrl),
      this.files.picture(avatarUrl),
      how.background && this.files.bytesOf(how.background),
    ]);
    const { bytes } = await renderPoster(
      {
        ...content,
        productImage: productImage ?? (await plainPicture()),
        codeImage: how.codeImage,
        ...(avatar ? { avatar } : {}),
        ...(background ? { background } : {}),
      },
      how.quality,
    );
    return bytes;
  }

  private async contentOf(distributor: DistributorRow, wish: Wish): Promise<Content> {
    const { memberId } = distributor;
    const [shop, members] = await Promise.all([this.catalog.shop(), this.identity.members([memberId])]);
    const common = {
      kind: wish.target,
      template: wish.template,
      tone: wish.tone ?? FIRST_TONE[wish.template],
      distributorName: distributor.name,
      avatarUrl: members.get(memberId)?.avatarUrl ?? null,
      shopName: shop.name,
      codeHint: HINTS[wish.platform],
      ...(wish.copy ? { copy: wish.copy } : {}),
    };
    const [product] = wish.productId ? await this.catalog.products([wish.productId]) : [];
    if (wish.target === 'product' && product) {
      const market = product.minMarketPriceFen;
      return {
        ...common,
        title: product.title,
        ...(product.subtitle ? { subtitle: product.subtitle } : {}),
        priceFen: product.minPriceFen,
        ...(market === null ? {} : { marketPriceFen: market }),
        imageUrl: product.images[0]?.url ?? shop.logoUrl,
      };
    }
    // What the merchant puts first: a banner has words of its own, which a round or upright frame would cut.
    const [first] = (await this.catalog.listOnShelf({ sort: 'recommended', limit: 1 })).items;
    const imageUrl = first?.images[0]?.url ?? shop.logoUrl;
    const words =
      wish.target === 'recruit'
        ? { title: '一起分享好物', subtitle: '成交才有佣金，每一笔都看得见' }
        : { title: shop.name, subtitle: shop.slogan };
    return { ...common, ...words, priceFen: ZERO_FEN, imageUrl };
  }
}

/** For a product without a picture of ours. */
async function plainPicture(): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp({ create: { width: 900, height: 900, channels: 3, background: '#f3e3d3' } })
    .png()
    .toBuffer();
}
