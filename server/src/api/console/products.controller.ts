import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { formatId } from '@yimai/shared/kernel/id';
import { CatalogService } from '../../modules/catalog/index.js';
import { Audit } from '../../platform/audit/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Endpoint, staffOf, type CallContext } from '../../platform/http/index.js';
import { DescribeProduct } from '../../workflows/describe-product.js';
import { SaveProduct } from '../../workflows/save-product.js';

/** The merchant's products, stock and categories. */
@Controller()
export class ConsoleProductsController {
  constructor(
    private readonly describe: DescribeProduct,
    private readonly save: SaveProduct,
    private readonly catalog: CatalogService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  @Endpoint('consoleListProducts')
  consoleListProducts(input: Input<'consoleListProducts'>): Promise<Output<'consoleListProducts'>> {
    return this.describe.listForConsole(input);
  }

  @Endpoint('consoleGetProduct')
  consoleGetProduct({ productId }: Input<'consoleGetProduct'>): Promise<Output<'consoleGetProduct'>> {
    return this.describe.oneForConsole(productId);
  }

  @Endpoint('createProduct')
  createProduct(input: Input<'createProduct'>, call: CallContext): Promise<Output<'createProduct'>> {
    return this.save.create(call, input);
  }

  @Endpoint('updateProduct')
  updateProduct(input: Input<'updateProduct'>, call: CallContext): Promise<Output<'updateProduct'>> {
    return this.save.update(call, input);
  }

  @Endpoint('setShelf')
  setShelf(input: Input<'setShelf'>, call: CallContext): Promise<Output<'setShelf'>> {
    return this.save.setShelf(call, input);
  }

  @Endpoint('restockSku')
  restockSku(input: Input<'restockSku'>, call: CallContext): Promise<Output<'restockSku'>> {
    return this.save.restock(call, input);
  }

  @Endpoint('setVirtualGate')
  setVirtualGate(input: Input<'setVirtualGate'>, call: CallContext): Promise<Output<'setVirtualGate'>> {
    return this.save.setVirtualGate(call, input);
  }

  @Endpoint('createCategory')
  createCategory(input: Input<'createCategory'>, call: CallContext): Promise<Output<'createCategory'>> {
    return this.unitOfWork.run(async (tx) => {
      const { categoryId, parentId, name, iconUrl } = await this.catalog.createCategory(tx, input);
      const id = formatId('category', categoryId);
      await this.audit.record(tx, {
        actor: `staff:${staffOf(call).staffId}`,
        action: 'category.create',
        target: id,
        detail: { name },
      });
      return { id, name, iconUrl, parentId: parentId && formatId('category', parentId), productCount: 0 };
    });
  }
}
