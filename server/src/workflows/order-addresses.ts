import type { AddressView } from '@yimai/shared/contracts/order';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import type { PlainAddress } from '../modules/order/index.js';

/** An address as quoting shows it and as placing copies it. */
export interface OrderAddress {
  addressId: Id<'address'>;
  districtCode: string;
  plain: PlainAddress;
  view: AddressView;
}

/** Where members want their goods. Reads through the pool: never call it inside a transaction. */
export interface OrderAddressBook {
  /** Throws ADDRESS_NOT_FOUND, also for somebody else's. */
  forOrder(memberId: MemberId, addressId: Id<'address'>): Promise<OrderAddress>;
  /** Null: the member has no address. */
  defaultForOrder(memberId: MemberId): Promise<OrderAddress | null>;
}

/** Nest injection token of {@link OrderAddressBook}. */
export const ORDER_ADDRESSES = Symbol('OrderAddresses');
