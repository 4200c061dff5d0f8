import { Injectable } from '@nestjs/common';
import type { OrderId } from '@yimai/shared/kernel/id';
import { PersonalData, type FieldPlace } from '../../platform/crypto/index.js';
import type { PlainAddress, SealedAddress } from './order.types.js';

function placeOf(orderId: OrderId, part: 'name' | 'phone' | 'detail'): FieldPlace {
  return { table: 'orders', column: `address.${part}`, rowId: orderId };
}

/** Personal data of an order's address, readable only on the row it was sealed for. */
@Injectable()
export class AddressSeal {
  constructor(private readonly personalData: PersonalData) {}

  seal(orderId: OrderId, { name, phone, detail, ...rest }: PlainAddress): SealedAddress {
    return {
      provinceCode: rest.provinceCode,
      cityCode: rest.cityCode,
      districtCode: rest.districtCode,
      regionText: rest.regionText,
      nameSealed: this.personalData.encrypt(name, placeOf(orderId, 'name')),
      phoneSealed: this.personalData.encrypt(phone, placeOf(orderId, 'phone')),
      detailSealed: this.personalData.encrypt(detail, placeOf(orderId, 'detail')),
      phoneTail: phone.slice(-4),
    };
  }

  open(orderId: OrderId, sealed: SealedAddress): PlainAddress {
    return {
      name: this.personalData.decrypt(sealed.nameSealed, placeOf(orderId, 'name')),
      phone: this.personalData.decrypt(sealed.phoneSealed, placeOf(orderId, 'phone')),
      detail: this.personalData.decrypt(sealed.detailSealed, placeOf(orderId, 'detail')),
      provinceCode: sealed.provinceCode,
      cityCode: sealed.cityCode,
      districtCode: sealed.districtCode,
      regionText: sealed.regionText,
    };
  }
}
