import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import type { CommissionPolicy } from '@yimai/shared/domain/commission/types';
import type { FreightTemplate } from '@yimai/shared/domain/pricing/types';
import type { MemberId } from '@yimai/shared/kernel/id';
import { AddressService, type OrderAddress } from '../modules/address/index.js';
import { CatalogService } from '../modules/catalog/index.js';
import type { AttributionSnapshot } from '../modules/order/index.js';
import type { Tx } from '../platform/db/index.js';
import { AttributeOrder } from './attribute-order.js';

export interface EarlyFacts {
  address: OrderAddress;
  policy: CommissionPolicy;
  freightTemplates: readonly FreightTemplate[];
}

/** What placing an order can read before its transaction; two of the three nearly always from memory. */
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
    { addressId }: Pick<Input<'placeOrder'>, 'addressId'>,
  ): Promise<{ orThrow: () => EarlyFacts }> {
    const [address, policy, freightTemplates] = await Promise.allSettled([
      this.addresses.forOrder(memberId, addressId),
      this.attributeOrder.policy(),
      this.catalog.freightTemplates(),
    ]);
    return {
      orThrow: () => {
        if (address.status === 'rejected') throw address.reason;
        if (policy.status === 'rejected') throw policy.reason;
        if (freightTemplates.status === 'rejected') throw freightTemplates.reason;
        return { address: address.value, policy: policy.value, freightTemplates: freightTemplates.value };
      },
    };
  }

  /** Whom the order counts for, read in its own transaction. */
  attribution(tx: Tx, facts: Parameters<AttributeOrder['run']>[1]): Promise<AttributionSnapshot> {
    return this.attributeOrder.run(tx, facts);
  }
}
