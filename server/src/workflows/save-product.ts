import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { ConsoleProductView } from '@yimai/shared/contracts/console';
import { formatId } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import { CatalogService, type ProductDraft, type SavedProduct } from '../modules/catalog/index.js';
import { InventoryService } from '../modules/inventory/index.js';
import { Audit } from '../platform/audit/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { DomainError, staffOf, type CallContext } from '../platform/http/index.js';
import { Idempotency } from '../platform/idempotency/index.js';
import { DescribeProduct } from './describe-product.js';
import { RankByCommission } from './rank-by-commission.js';

type SkuInput = Input<'createProduct'>['skus'][number];

function toDraft(input: Omit<Input<'createProduct'>, 'productId'>): ProductDraft {
  const amount = (value: number | null) => (value === null ? null : fen(value));
  return {
    ...input,
    skus: input.skus.map(({ stock: _, priceFen, marketPriceFen, costFen, ...sku }) => ({
      ...sku,
      priceFen: fen(priceFen),
      marketPriceFen: amount(marketPriceFen),
      costFen: amount(costFen),
    })),
  };
}

/** The merchant's work on products and their stock; every write leaves an audit record. */
@Injectable()
export class SaveProduct {
  constructor(
    private readonly catalog: CatalogService,
    private readonly inventory: InventoryService,
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly describe: DescribeProduct,
    private readonly ranking: RankByCommission,
  ) {}

  /** New products are off the shelf. Throws INVALID_INPUT, CATEGORY_NOT_FOUND. */
  async create(call: CallContext, input: Input<'createProduct'>): Promise<ConsoleProductView> {
    const productId = await this.unitOfWork.run(async (tx) => {
      const saved = await this.catalog.createProduct(tx, toDraft(input));
      await this.stockNewSkus(tx, saved, input.skus);
      await this.record(tx, call, { action: 'product.create', saved, input });
      return saved.productId;
    });
    await this.ranking.refresh([productId]);
    return this.describe.oneForConsole(productId);
  }

  /** Stock of existing SKUs is left alone: that is what restocking is for. */
  async update(call: CallContext, input: Input<'updateProduct'>): Promise<ConsoleProductView> {
    const { productId, ...rest } = input;
    await this.unitOfWork.run(async (tx) => {
      const saved = await this.catalog.updateProduct(tx, { ...toDraft(rest), productId });
      await this.stockNewSkus(tx, saved, input.skus);
      await this.record(tx, call, { action: 'product.update', saved, input: rest });
    });
    await this.ranking.refresh([productId]);
    return this.describe.oneForConsole(productId);
  }

  /** Off the shelf is effective for orders with the commit: quoting and placing read the database. */
  async setShelf(call: CallContext, input: Input<'setShelf'>): Promise<ConsoleProductView> {
    await this.unitOfWork.run(async (tx) => {
      await this.catalog.setShelf(tx, input);
      await this.audit.record(tx, {
        actor: `staff:${staffOf(call).staffId}`,
        action: input.isOnShelf ? 'product.put-on-shelf' : 'product.take-off-shelf',
        target: formatId('product', input.productId),
        detail: {},
      });
    });
    return this.describe.oneForConsole(input.productId);
  }

  /** The merchant's word that a category may sell codes; closing it clears the shelf. Throws CATEGORY_NOT_FOUND. */
  setVirtualGate(call: CallContext, input: Input<'setVirtualGate'>): Promise<Output<'setVirtualGate'>> {
    const id = formatId('category', input.categoryId);
    return this.unitOfWork.run(async (tx) => {
      const withdrawn = await this.catalog.setVirtualGate(tx, input);
      await this.audit.record(tx, {
        actor: `staff:${staffOf(call).staffId}`,
        action: input.isOpen ? 'category.open-virtual-gate' : 'category.close-virtual-gate',
        target: id,
        detail: { reason: input.reason, takenOffShelf: withdrawn.map((one) => formatId('product', one)) },
      });
      return { id, isOpen: input.isOpen, takenOffShelf: withdrawn.length };
    });
  }

  /** Once per idempotency key. Throws SKU_NOT_FOUND. */
  restock(call: CallContext, input: Input<'restockSku'>): Promise<Output<'restockSku'>> {
    const { skuId, quantity, note } = input;
    return this.idempotency.run({ call, endpoint: 'restockSku', input }, async (tx) => {
      const sku = (await this.catalog.skusForSale([skuId], tx)).get(skuId);
      if (!sku) throw new DomainError('SKU_NOT_FOUND');
      const { staffId } = staffOf(call);
      // The column is shorter than a person and a key together, and a reference stands for one receipt.
      const reference = createHash('sha256').update(`${staffId}:${call.idempotencyKey}`).digest('hex');
      await this.inventory.receive(tx, { skuId, quantity, reason: 'restock', reference, note });
      await this.audit.record(tx, {
        actor: `staff:${staffId}`,
        action: 'stock.receive',
        target: formatId('sku', skuId),
        detail: { quantity, note },
      });
      const levels = (await this.inventory.levels([skuId], tx)).get(skuId);
      const { onHand = 0, reserved = 0, available = 0 } = levels ?? {};
      return { skuId: formatId('sku', skuId), onHand, reserved, available };
    });
  }

  private async stockNewSkus(tx: Tx, saved: SavedProduct, inputs: readonly SkuInput[]): Promise<void> {
    for (const [index, sku] of saved.skus.entries())
      if (sku.isNew)
        await this.inventory.receive(tx, {
          skuId: sku.skuId,
          quantity: inputs[index]?.stock ?? 0,
          reason: 'initial',
          reference: formatId('sku', sku.skuId),
          note: '',
        });
  }

  private record(
    tx: Tx,
    call: CallContext,
    write: {
      action: string;
      saved: SavedProduct;
      input: Pick<Input<'createProduct'>, 'title' | 'doudian' | 'skus'>;
    },
  ): Promise<void> {
    const { skus, title, doudian } = write.input;
    return this.audit.record(tx, {
      actor: `staff:${staffOf(call).staffId}`,
      action: write.action,
      target: formatId('product', write.saved.productId),
      detail: {
        title,
        doudian,
        skus: skus.map(({ specs, priceFen, costFen, commission, doudianSkuId }) => ({
          specs,
          priceFen,
          costFen,
          commission,
          doudianSkuId,
        })),
      },
    });
  }
}
