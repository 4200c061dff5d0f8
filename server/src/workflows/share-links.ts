import { Inject, Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { ReferralCodeView } from '@yimai/shared/contracts/distributor';
import {
  formatId,
  type DistributorId,
  type Id,
  type MemberId,
  type ProductId,
} from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { BindingService, type ReferralCodeRow } from '../modules/binding/index.js';
import { CatalogService } from '../modules/catalog/index.js';
import { IdentityService } from '../modules/identity/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { DomainError } from '../platform/http/index.js';

export type ShareTarget = 'shop' | 'product' | 'recruit';

/** What is shared: the code with everywhere it leads. */
export interface ShareLink extends ReferralCodeView {
  /** Page of the mini-programs without its query. */
  page: string;
  /** For WeChat's mini-program code, which has room for 32 characters: code, product without its prefix, and "poster". */
  scene: string;
}

const SCENE_CHARS = 32;
const PAGES: Readonly<Record<ShareTarget, string>> = {
  shop: 'pages/home/index',
  product: 'pages/product/index',
  recruit: 'packages/distributor/apply/index',
};

/** Referral codes: minted for a purpose, opened by a customer. */
@Injectable()
export class ShareLinks {
  constructor(
    private readonly bindings: BindingService,
    private readonly catalog: CatalogService,
    private readonly identity: IdentityService,
    private readonly unitOfWork: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** The same code every time the same thing is shared. @throws PRODUCT_NOT_FOUND; INVALID_INPUT without a product. */
  async create(
    distributorId: DistributorId,
    input: { target: ShareTarget; productId?: ProductId; materialId?: Id<'material'> },
  ): Promise<ShareLink> {
    const productId = input.target === 'product' ? input.productId : undefined;
    if (input.target === 'product' && !productId)
      throw new DomainError('INVALID_INPUT', { param: 'productId', message: '请选择要分享的商品' });
    const title = await this.titleOf(productId);
    const code = await this.unitOfWork.run((tx) =>
      this.bindings.mintCode(tx, {
        distributorId,
        target: input.target,
        productId: productId ?? null,
        ...(input.materialId ? { materialId: input.materialId } : {}),
      }),
    );
    const shop = await this.catalog.shop();
    const page = PAGES[input.target];
    const query = queryOf(code);
    const h5Url = `${this.config.PUBLIC_BASE_URL}/${page}?${query}`;
    return {
      code: code.code,
      target: input.target,
      productId: productId ? formatId('product', productId) : null,
      page,
      scene: sceneOf(code),
      h5Url,
      miniPath: `${page}?${query}`,
      passphrase: passphraseOf({ target: input.target, title, shopName: shop.name, url: h5Url }),
    };
  }

  /** @throws REFERRAL_CODE_INVALID. */
  async resolve({ code }: Input<'resolveReferral'>): Promise<Output<'resolveReferral'>> {
    const found = await this.bindings.resolve(code);
    const members = await this.identity.members([found.memberId]);
    return {
      code: found.code.code,
      target: found.code.target as ShareTarget,
      productId: found.code.productId && formatId('product', found.code.productId),
      distributorName: found.distributorName,
      distributorAvatarUrl: members.get(found.memberId)?.avatarUrl ?? null,
      path: pathOf(found.code),
    };
  }

  /** @throws REFERRAL_CODE_INVALID. */
  async recordClick(memberId: MemberId | null, input: Input<'recordClick'>): Promise<Output<'recordClick'>> {
    const outcome = await this.unitOfWork.run((tx) => this.bindings.recordClick(tx, { ...input, memberId }));
    const { distributorName } = await this.bindings.resolve(input.code);
    return {
      effect: outcome.effect,
      message: outcome.message,
      distributorName,
      path: pathOf(outcome.code),
    };
  }

  private async titleOf(productId: ProductId | undefined): Promise<string> {
    if (!productId) return '';
    const [product] = await this.catalog.products([productId]);
    if (!product?.isOnShelf) throw new DomainError('PRODUCT_NOT_FOUND');
    return product.title;
  }
}

function queryOf(code: ReferralCodeRow): string {
  const product = code.productId ? `productId=${formatId('product', code.productId)}&` : '';
  return `${product}k=${code.code}`;
}

function sceneOf(code: ReferralCodeRow): string {
  const product = code.productId ? `&p=${formatId('product', code.productId).slice('prd_'.length)}` : '';
  const scene = `k=${code.code}${product}&s=p`;
  invariant(scene.length <= SCENE_CHARS, 'a code and a product fit into a mini-program code');
  return scene;
}

function pathOf(code: ReferralCodeRow): string {
  return `/${PAGES[code.target as ShareTarget]}?${queryOf(code)}`;
}

/** Names no platform, so that it may be pasted anywhere. */
function passphraseOf(share: { target: ShareTarget; title: string; shopName: string; url: string }): string {
  switch (share.target) {
    case 'product':
      return `【${share.shopName}】${share.title}\n复制链接到浏览器打开：${share.url}`;
    case 'shop':
      return `我常逛的小店「${share.shopName}」，一起来看看\n复制链接到浏览器打开：${share.url}`;
    case 'recruit':
      return `邀请你成为「${share.shopName}」的推广伙伴，免费申请\n复制链接到浏览器打开：${share.url}`;
  }
}
