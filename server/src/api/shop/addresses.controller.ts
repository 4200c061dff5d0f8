import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { AddressService } from '../../modules/address/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Endpoint, memberOf, type CallContext } from '../../platform/http/index.js';

/** Shipping addresses of the logged-in member, and the regions they may lie in. */
@Controller()
export class AddressesController {
  constructor(
    private readonly addresses: AddressService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Endpoint('listRegions')
  listRegions({ parent }: Input<'listRegions'>): Output<'listRegions'> {
    return { items: this.addresses.regions(parent) };
  }

  @Endpoint('matchRegion')
  matchRegion(input: Input<'matchRegion'>): Output<'matchRegion'> {
    return this.addresses.matchRegion(input);
  }

  @Endpoint('listAddresses')
  async listAddresses(_: Input<'listAddresses'>, call: CallContext): Promise<Output<'listAddresses'>> {
    return { items: await this.addresses.list(memberOf(call).memberId) };
  }

  @Endpoint('createAddress')
  createAddress(input: Input<'createAddress'>, call: CallContext): Promise<Output<'createAddress'>> {
    const { memberId } = memberOf(call);
    return this.unitOfWork.run((tx) => this.addresses.create(tx, memberId, input));
  }

  @Endpoint('updateAddress')
  updateAddress(
    { addressId, ...input }: Input<'updateAddress'>,
    call: CallContext,
  ): Promise<Output<'updateAddress'>> {
    const { memberId } = memberOf(call);
    return this.unitOfWork.run((tx) => this.addresses.update(tx, { memberId, addressId }, input));
  }

  @Endpoint('deleteAddress')
  async deleteAddress(
    { addressId }: Input<'deleteAddress'>,
    call: CallContext,
  ): Promise<Output<'deleteAddress'>> {
    const { memberId } = memberOf(call);
    await this.unitOfWork.run((tx) => this.addresses.remove(tx, { memberId, addressId }));
    return { ok: true };
  }
}
