import { Injectable } from '@nestjs/common';
import type { CommissionTermsView, EarningPreviewView } from '@yimai/shared/contracts/growth';
import type { UplineSeat } from '@yimai/shared/domain/commission/preview';
import { DEFAULT_WITHDRAWAL_RULES } from '@yimai/shared/domain/settlement/withdrawal';
import { describeSettlement } from '@yimai/shared/domain/settlement/words';
import { formatId, type ProductId } from '@yimai/shared/kernel/id';
import { ZERO_FEN } from '@yimai/shared/kernel/money';
import { BindingService } from '../modules/binding/index.js';
import { CatalogService } from '../modules/catalog/index.js';
import { CommissionService, PolicyService } from '../modules/commission/index.js';
import { DistributorService } from '../modules/distributor/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { DomainError, type Principal } from '../platform/http/index.js';
import { previewSku } from './commission-estimate.js';
import { DescribeProduct } from './describe-product.js';

/** Somebody who is not in the tree yet would stand alone above a customer. */
const ALONE: readonly UplineSeat[] = [{ level: 1, isActive: true }];

/** The terms one earns under, and what a sale would pay under them. */
@Injectable()
export class ViewTerms {
  constructor(
    private readonly policies: PolicyService,
    private readonly commissions: CommissionService,
    private readonly distributors: DistributorService,
    private readonly bindings: BindingService,
    private readonly catalog: CatalogService,
    private readonly products: DescribeProduct,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws DISTRIBUTOR_REQUIRED where the shop tells its distributors only. */
  async terms(reader: Principal): Promise<CommissionTermsView> {
    await this.mayRead(reader);
    const [{ policy, effectiveFrom }, upline] = await Promise.all([
      this.policies.current(),
      this.uplineOf(reader),
    ]);
    const { cap } = policy;
    return {
      version: policy.version,
      effectiveFrom: effectiveFrom.toISOString(),
      paidLevels: policy.paidLevels,
      levelRatesBps: [...policy.levelRatesBps],
      countSelf: policy.countSelf,
      allowSelfPurchase: policy.allowSelfPurchase,
      weekendDouble: policy.weekendDouble,
      stacking: policy.stacking,
      capShareBps: cap.base === 'net' ? cap.netShareBps : cap.unknownMarginNetShareBps,
      perOrderCapFen: policy.perOrderCapFen,
      rounding: policy.rounding,
      upline: upline.map(({ level, isActive }) => ({ level, isActive })),
      settlementRule: describeSettlement(this.commissions.settlementTerms()),
      protectDays: this.bindings.protectDays,
      minWithdrawalFen: DEFAULT_WITHDRAWAL_RULES.minFen,
    };
  }

  /** @throws DISTRIBUTOR_REQUIRED as above; PRODUCT_NOT_FOUND. */
  async preview(productId: ProductId, reader: Principal): Promise<EarningPreviewView> {
    await this.mayRead(reader);
    const [product, { policy }, upline] = await Promise.all([
      this.catalog.product(productId),
      this.policies.current(),
      this.uplineOf(reader),
    ]);
    const context = { policy, upline, at: this.clock.now() };
    return {
      productId: formatId('product', productId),
      title: product.title,
      skus: product.skus.map((sku) => {
        const own = previewSku(product, sku, context);
        return {
          skuId: formatId('sku', sku.skuId),
          skuText: sku.specs.join(' '),
          priceFen: sku.priceFen,
          amountFen: own?.amountFen ?? ZERO_FEN,
          rateBps: own?.receipt.effectiveRateBps ?? null,
          explain: own?.receipt.explain ?? [],
        };
      }),
    };
  }

  private async mayRead(reader: Principal): Promise<void> {
    if (!(await this.products.mayReadCommission(reader))) throw new DomainError('DISTRIBUTOR_REQUIRED');
  }

  private async uplineOf(reader: Principal): Promise<readonly UplineSeat[]> {
    if (reader.kind !== 'member' || reader.distributorId === null) return ALONE;
    return this.distributors.upline(reader.distributorId);
  }
}
