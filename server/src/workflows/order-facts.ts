import { Inject, Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import type { FreightTemplate } from '@yimai/shared/domain/pricing/types';
import type { MemberId } from '@yimai/shared/kernel/id';
import { CatalogService } from '../modules/catalog/index.js';
import {
  ORDER_ATTRIBUTION,
  type AttributionSnapshot,
  type OrderAttributionPort,
  type Port,
} from '../modules/order/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { ORDER_ADDRESSES, type OrderAddress, type OrderAddressBook } from './order-addresses.js';

export interface EarlyFacts {
  address: OrderAddress;
  attribution: AttributionSnapshot;
}

/** What placing an order needs to know and can read before its transaction: everything about people. */
@Injectable()
export class OrderFacts {
  constructor(
    @Inject(ORDER_ADDRESSES) private readonly addresses: OrderAddressBook,
    @Inject(ORDER_ATTRIBUTION) private readonly attribution: Port<OrderAttributionPort>,
    private readonly catalog: CatalogService,
    private readonly clock: DatabaseClock,
  ) {}

  /** Never rejects: `orThrow` gives the facts, or the refusal met while reading them. */
  async read(
    memberId: MemberId,
    input: Pick<Input<'placeOrder'>, 'addressId' | 'platform'>,
  ): Promise<{ orThrow: () => EarlyFacts }> {
    const { platform } = input;
    const [address, attribution] = await Promise.allSettled([
      this.addresses.forOrder(memberId, input.addressId),
      this.attribution.current.attribute({ memberId, at: this.clock.now(), platform }),
    ]);
    return {
      orThrow: () => {
        if (address.status === 'rejected') throw address.reason;
        if (attribution.status === 'rejected') throw attribution.reason;
        return { address: address.value, attribution: attribution.value };
      },
    };
  }

  freightTemplates(): Promise<FreightTemplate[]> {
    return this.catalog.freightTemplates();
  }
}
