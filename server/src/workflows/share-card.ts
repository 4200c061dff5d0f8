import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Output } from '@yimai/shared/contracts/api';
import type { ProductId } from '@yimai/shared/kernel/id';
import { CatalogService } from '../modules/catalog/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { contentTypeOf, FILE_STORE, type FileStore } from '../platform/files/index.js';
import { readOwnFile } from '../platform/imaging/own-files.js';

/** Chats cut card pictures to 5:4; WeChat takes up to 128 KB. */
const WIDTH = 500;
const HEIGHT = 400;
const QUALITY = 82;
/** Raise when the layout changes. */
const LAYOUT = 1;

/** Pictures of share cards, made once per picture. */
@Injectable()
export class ShareCard {
  constructor(
    private readonly catalog: CatalogService,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** The product's first picture, whole, on its own colour. @throws PRODUCT_NOT_FOUND. */
  async of(productId: ProductId): Promise<Output<'getShareCard'>> {
    const { images } = await this.catalog.product(productId);
    const [image] = images;
    if (!image) return { imageUrl: '' };
    const name = createHash('sha256')
      .update(JSON.stringify([LAYOUT, image.url, image.placeholderColor]))
      .digest('hex')
      .slice(0, 32);
    const key = `files/cards/${name}.jpg`;
    if (!(await this.store.has(key))) {
      const picture = await readOwnFile(this.config.DATA_DIR, image.url);
      // A picture elsewhere is shown as it is: the chat cuts it.
      if (!picture) return { imageUrl: image.url };
      const { default: sharp } = await import('sharp');
      const card = sharp(picture).resize(WIDTH, HEIGHT, {
        fit: 'contain',
        background: image.placeholderColor,
      });
      const bytes = await card.flatten().jpeg({ quality: QUALITY }).toBuffer();
      await this.store.put(key, bytes, contentTypeOf(key));
    }
    return { imageUrl: `/${key}` };
  }
}
