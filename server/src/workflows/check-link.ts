import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { LinkCheckView } from '@yimai/shared/contracts/network';
import { codeInText } from '@yimai/shared/domain/binding/link-text';
import { formatId, type DistributorId, type ProductId } from '@yimai/shared/kernel/id';
import { BindingReadsRepository, BindingService, type ReferralCodeRow } from '../modules/binding/index.js';
import { CatalogService } from '../modules/catalog/index.js';
import { beforeIdOf, cutPage } from '../platform/http/cursor.js';
import type { ShareTarget } from './share-links.js';

type Finding = LinkCheckView['findings'][number];

const NOTHING = { target: null, productId: null, lastClickAt: null };

/** Somebody's codes, and whether one of them still does what it is for. */
@Injectable()
export class CheckLink {
  constructor(
    private readonly bindings: BindingService,
    private readonly reads: BindingReadsRepository,
    private readonly catalog: CatalogService,
  ) {}

  async list(
    distributorId: DistributorId,
    { cursor, limit }: Input<'listReferralCodes'>,
  ): Promise<Output<'listReferralCodes'>> {
    const found = await this.reads.codesOf({ distributorId, beforeId: beforeIdOf(cursor), limit: limit + 1 });
    const { rows, nextCursor } = cutPage(found, limit);
    const [products, clicks] = await Promise.all([
      this.catalog.products(rows.flatMap(({ productId }) => productId ?? [])),
      this.reads.lastClicks(rows.map(({ id }) => id)),
    ]);
    const titles = new Map(products.map(({ productId, title }) => [productId, title]));
    return {
      items: rows.map((row) => ({
        code: row.code,
        target: row.target as ShareTarget,
        productTitle: row.productId && (titles.get(row.productId) ?? null),
        isForMaterial: row.materialId !== null,
        createdAt: row.createdAt.toISOString(),
        lastClickAt: clicks.get(row.id)?.toISOString() ?? null,
      })),
      nextCursor,
    };
  }

  async run(distributorId: DistributorId, { text }: Input<'checkLink'>): Promise<LinkCheckView> {
    const code = codeInText(text);
    if (!code)
      return bad(null, '没有认出推广码', [
        { key: 'found', state: 'bad', text: '这段内容里没有推广码，朋友打开后不会归到您名下。' },
      ]);
    const row = await this.bindings.codeByText(code);
    if (!row)
      return bad(code, '这个推广码不存在', [
        { key: 'found', state: 'bad', text: `没有「${code}」这个推广码，可能少复制或多复制了字符。` },
      ]);
    if (row.distributorId !== distributorId)
      return bad(code, '这不是您的推广码', [
        { key: 'owner', state: 'bad', text: '它属于另一位分销员，朋友打开后归到那位名下。' },
      ]);
    return this.judgeOwn(row);
  }

  private async judgeOwn(row: ReferralCodeRow): Promise<LinkCheckView> {
    const findings: Finding[] = [{ key: 'owner', state: 'good', text: '推广码是您的。' }];
    const goods = row.productId ? await this.goodsFinding(row.productId) : null;
    const lastClickAt = (await this.reads.lastClicks([row.id])).get(row.id) ?? null;
    findings.push(
      row.revokedAt
        ? {
            key: 'active',
            state: 'bad',
            text: '店铺已停用这个推广码，打开后不会归到您名下，请联系店铺客服。',
          }
        : { key: 'active', state: 'good', text: '推广码在使用中。' },
    );
    if (goods) findings.push(goods);
    if (!row.revokedAt) findings.push(this.bindFinding(row));
    findings.push(
      lastClickAt
        ? { key: 'opened', state: 'good', text: '有人打开过。' }
        : { key: 'opened', state: 'warn', text: '还没有人打开过，可以自己先点开看看。' },
    );
    const verdict = worst(findings);
    return {
      code: row.code,
      verdict,
      title: TITLES[verdict],
      findings,
      target: row.target as ShareTarget,
      productId: row.productId && formatId('product', row.productId),
      lastClickAt: lastClickAt?.toISOString() ?? null,
      fix: goods?.state === 'warn' ? 'pick' : null,
    };
  }

  private bindFinding({ target }: ReferralCodeRow): Finding {
    const days = this.bindings.protectDays;
    const text =
      target === 'recruit'
        ? '朋友由此申请，通过后您是邀请人；邀请本身不计佣金。'
        : `新朋友打开后归您，保护 ${days} 天；正受别人保护的客户，保护期内不会改归。`;
    return { key: 'bind', state: 'good', text };
  }

  private async goodsFinding(productId: ProductId): Promise<Finding> {
    const [product] = await this.catalog.products([productId]);
    if (product?.isOnShelf) return { key: 'goods', state: 'good', text: `商品「${product.title}」在售。` };
    const name = product ? `「${product.title}」` : '';
    return {
      key: 'goods',
      state: 'warn',
      text: `商品${name}已下架，打开后买不到；客户仍会归到您名下，换一件在售的更好。`,
    };
  }
}

const TITLES: Record<Finding['state'], string> = {
  good: '链接正常，放心分享',
  warn: '能用，有一处要留意',
  bad: '这个链接现在不能用',
};

function worst(findings: readonly Finding[]): Finding['state'] {
  if (findings.some(({ state }) => state === 'bad')) return 'bad';
  // Nobody having come yet is no fault of the link.
  return findings.some(({ key, state }) => state === 'warn' && key !== 'opened') ? 'warn' : 'good';
}

function bad(code: string | null, title: string, findings: Finding[]): LinkCheckView {
  return { code, verdict: 'bad', title, findings, ...NOTHING, fix: 'remake' };
}
