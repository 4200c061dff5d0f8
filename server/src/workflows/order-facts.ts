import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import type { CommissionPolicy } from '@yimai/shared/domain/commission/types';
import type { FreightTemplate } from '@yimai/shared/domain/pricing/types';
import type { MemberId, SkuId } from '@yimai/shared/kernel/id';
import { AddressService, type OrderAddress } from '../modules/address/index.js';
import type { BindingEvidence } from '../modules/binding/index.js';
import { CatalogService, type SkuForSale } from '../modules/catalog/index.js';
import type { AttributionSnapshot } from '../modules/order/index.js';
import { AttributeOrder } from './attribute-order.js';

export interface EarlyFacts {
  address: OrderAddress;
  policy: CommissionPolicy;
  freightTemplates: readonly FreightTemplate[];
  skus: ReadonlyMap<SkuId, SkuForSale>;
  evidence: BindingEvidence;
}

/**
 * What placing an order reads before its transaction, in one statement: the policy and the freight nearly always come
 * from memory. None of it is locked; the token decides about the price, the hold about the stock.
 */
@Injectable()
export class OrderFacts {
  constructor(
    private readonly addresses: AddressService,
    private readonly attributeOrder: AttributeOrder,
    private readonly catalog: CatalogService,
  ) {}

  /** Never rejects: `orThrow` gives the facts, or the refusal met while reading them. */
  async read(
    memberId: MemberId,
    { addressId, lines }: Pick<Input<'placeOrder'>, 'addressId' | 'lines'>,
  ): Promise<{ orThrow: () => EarlyFacts }> {
    const [policy, freightTemplates] = await Promise.allSettled([
      this.attributeOrder.policy(),
      this.catalog.freightTemplates(),
    ]);
    const [address, skus, evidence] = await Promise.allSettled([
      this.addresses.forOrder(memberId, addressId),
      this.catalog.skusForSale([...new Set(lines.map(({ skuId }) => skuId))]),
      policy.status === 'fulfilled'
        ? this.attributeOrder.evidence(memberId, policy.value)
        : Promise.reject(policy.reason as Error),
    ]);
    return {
      orThrow: () => {
        if (address.status === 'rejected') throw address.reason;
        if (policy.status === 'rejected') throw policy.reason;
        if (freightTemplates.status === 'rejected') throw freightTemplates.reason;
        if (skus.status === 'rejected') throw skus.reason;
        if (evidence.status === 'rejected') throw evidence.reason;
        return {
          address: address.value,
          policy: policy.value,
          freightTemplates: freightTemplates.value,
          skus: skus.value,
          evidence: evidence.value,
        };
      },
    };
  }

  /** Whom the order counts for. */
  attribution(evidence: BindingEvidence, facts: Parameters<AttributeOrder['run']>[1]): AttributionSnapshot {
    return this.attributeOrder.run(evidence, facts);
  }
}
