import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { asId, type DistributorId, type MemberId } from '@yimai/shared/kernel/id';
import { BindingReadsRepository } from '../modules/binding/index.js';
import { CatalogService } from '../modules/catalog/index.js';
import { DoudianService, type IntentEvidence } from '../modules/doudian/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { DomainError, type CallContext } from '../platform/http/index.js';
import { AttributeOrder } from './attribute-order.js';

interface Recommended {
  distributorId: DistributorId | null;
  code: string | null;
  evidence: IntentEvidence;
}

/** The last step on our side before 抖店: keeps who recommended the goods, and says what to open. */
@Injectable()
export class OpenDoudianOrder {
  constructor(
    private readonly catalog: CatalogService,
    private readonly bindings: BindingReadsRepository,
    private readonly attributeOrder: AttributeOrder,
    private readonly doudian: DoudianService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: DatabaseClock,
  ) {}

  /** Stock and price are 抖店's to judge. Throws SKU_NOT_FOUND, PRODUCT_OFF_SHELF, DOUDIAN_NOT_LINKED. */
  async run(
    { principal }: CallContext,
    { skuId, quantity, deviceId }: Input<'openDoudianOrder'>,
  ): Promise<Output<'openDoudianOrder'>> {
    const memberId = principal.kind === 'member' ? principal.memberId : null;
    const sku = (await this.catalog.skusForSale([skuId])).get(skuId);
    if (!sku) throw new DomainError('SKU_NOT_FOUND');
    if (!sku.isOnShelf) throw new DomainError('PRODUCT_OFF_SHELF');
    if (!sku.doudian) throw new DomainError('DOUDIAN_NOT_LINKED');
    const { doudian, productId } = sku;
    const recommended = memberId === null ? await this.ofDevice(deviceId) : await this.ofMember(memberId);
    await this.unitOfWork.run((tx) =>
      this.doudian.record(tx, {
        ...recommended,
        memberId,
        deviceId,
        productId,
        skuId,
        quantity,
        doudianShopId: doudian.shopId,
        doudianProductId: doudian.productId,
        doudianSkuId: doudian.skuId,
      }),
    );
    return { ...doudian, skuAmount: quantity };
  }

  private async ofMember(memberId: MemberId): Promise<Recommended> {
    const policy = await this.attributeOrder.policy();
    const evidence = await this.attributeOrder.evidence(memberId, policy);
    const facts = { memberId, placedAt: this.clock.now(), policy };
    const attribution = this.attributeOrder.run(evidence, facts);
    const { distributorId, code } = attribution;
    return {
      distributorId: distributorId === null ? null : asId('distributor', distributorId),
      code,
      evidence: { by: 'member', attribution },
    };
  }

  private async ofDevice(deviceId: string): Promise<Recommended> {
    const last = await this.bindings.lastClickOf(deviceId, this.clock.now());
    if (!last) return { distributorId: null, code: null, evidence: { by: 'device', click: null } };
    const { click, code } = last;
    const { id: clickId, at, platform, scene, distributorId } = click;
    return {
      distributorId,
      code,
      evidence: { by: 'device', click: { clickId, at: at.toISOString(), platform, scene } },
    };
  }
}
