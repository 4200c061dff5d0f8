import { Injectable } from '@nestjs/common';
import type { MatchedRegionView, RegionView } from '@yimai/shared/contracts/catalog';
import type { AddressView } from '@yimai/shared/contracts/order';
import { formatId, type Id, type MemberId } from '@yimai/shared/kernel/id';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { PersonalData, type FieldPlace } from '../../platform/crypto/index.js';
import type { Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { AddressRepository, type AddressRow } from './address.repository.js';
import { matchRegion, type WrittenRegion } from './match-region.js';
import { regions, regionText, type District } from './regions.js';

const MAX_ADDRESSES = 20;

export interface AddressInput {
  name: string;
  phone: string;
  districtCode: string;
  detail: string;
  isDefault: boolean;
}

/** What an order keeps of an address, in plain text; the order seals its own copy. */
export interface OrderAddress {
  addressId: Id<'address'>;
  name: string;
  phone: string;
  detail: string;
  provinceCode: string;
  cityCode: string;
  districtCode: string;
  /** Province, city and district as written on a parcel. */
  regionText: string;
  view: AddressView;
}

const place = (column: string, rowId: number): FieldPlace => ({ table: 'addresses', column, rowId });

/** Shipping addresses of members. */
@Injectable()
export class AddressService {
  constructor(
    private readonly repository: AddressRepository,
    private readonly personalData: PersonalData,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** The default first. */
  async list(memberId: MemberId): Promise<AddressView[]> {
    return (await this.repository.list(memberId)).map((row) => this.view(row));
  }

  /** The first address is the default whatever was asked. @throws REGION_INVALID, ADDRESS_LIMIT. */
  async create(tx: Tx, memberId: MemberId, input: AddressInput): Promise<AddressView> {
    requireDistrict(input.districtCode);
    const existing = await this.repository.lock(tx, memberId);
    if (existing.length >= MAX_ADDRESSES) throw new DomainError('ADDRESS_LIMIT');
    const id = this.ids.next('address');
    const isDefault = input.isDefault || existing.length === 0;
    if (isDefault) await this.repository.clearDefault(tx, memberId);
    const row: AddressRow = { id, memberId, deletedAt: null, ...this.seal(id, input), isDefault };
    await this.repository.insert(tx, row);
    return this.view(row);
  }

  /** @throws ADDRESS_NOT_FOUND, REGION_INVALID. */
  async update(
    tx: Tx,
    address: { memberId: MemberId; addressId: Id<'address'> },
    input: AddressInput,
  ): Promise<AddressView> {
    requireDistrict(input.districtCode);
    const row = await this.lockOne(tx, address);
    // There is always one default: it moves when another takes it, never by being given up.
    const isDefault = input.isDefault || row.isDefault;
    if (isDefault && !row.isDefault) await this.repository.clearDefault(tx, address.memberId);
    const changes = { ...this.seal(row.id, input), isDefault };
    await this.repository.update(tx, row.id, changes);
    return this.view({ ...row, ...changes });
  }

  /** The next one becomes the default. @throws ADDRESS_NOT_FOUND. */
  async remove(tx: Tx, address: { memberId: MemberId; addressId: Id<'address'> }): Promise<void> {
    const row = await this.lockOne(tx, address);
    await this.repository.update(tx, row.id, { deletedAt: this.clock.now(), isDefault: false });
    if (!row.isDefault) return;
    const [next] = await this.repository.lock(tx, address.memberId);
    if (next) await this.repository.update(tx, next.id, { isDefault: true });
  }

  /** @throws ADDRESS_NOT_FOUND, also for another member's. */
  async forOrder(memberId: MemberId, addressId: Id<'address'>): Promise<OrderAddress> {
    const row = await this.repository.find(memberId, addressId);
    if (!row) throw new DomainError('ADDRESS_NOT_FOUND');
    return this.orderAddress(row);
  }

  /** The default address, or null when there is none. */
  async defaultForOrder(memberId: MemberId): Promise<OrderAddress | null> {
    const [row] = await this.repository.list(memberId);
    return row ? this.orderAddress(row) : null;
  }

  /** Provinces, or the children of a region. */
  regions(parent?: string): RegionView[] {
    return [...regions().childrenOf(parent)];
  }

  /** What of a place written elsewhere is certain. */
  matchRegion(written: WrittenRegion): MatchedRegionView {
    return matchRegion(regions(), written);
  }

  /** A merge may pass the limit; it then only keeps new addresses from being added. */
  async absorb(
    tx: Tx,
    { keepsId, absorbsId }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<{ addressIds: Id<'address'>[] }> {
    const kept = await this.repository.lock(tx, keepsId);
    const moved = await this.repository.lock(tx, absorbsId);
    if (kept.length > 0) await this.repository.clearDefault(tx, absorbsId);
    await this.repository.reassign(tx, absorbsId, keepsId);
    return { addressIds: moved.map(({ id }) => id) };
  }

  private async lockOne(
    tx: Tx,
    { memberId, addressId }: { memberId: MemberId; addressId: Id<'address'> },
  ): Promise<AddressRow> {
    const row = (await this.repository.lock(tx, memberId)).find(({ id }) => id === addressId);
    if (!row) throw new DomainError('ADDRESS_NOT_FOUND');
    return row;
  }

  private seal(
    id: Id<'address'>,
    { name, phone, detail, districtCode }: AddressInput,
  ): Pick<AddressRow, 'nameSealed' | 'phoneSealed' | 'detailSealed' | 'districtCode' | 'updatedAt'> {
    return {
      nameSealed: this.personalData.encrypt(name, place('name_sealed', id)),
      phoneSealed: this.personalData.encrypt(phone, place('phone_sealed', id)),
      detailSealed: this.personalData.encrypt(detail, place('detail_sealed', id)),
      districtCode,
      updatedAt: this.clock.now(),
    };
  }

  private view(row: AddressRow): AddressView {
    const open = (column: string, sealed: string): string =>
      this.personalData.decrypt(sealed, place(column, row.id));
    return {
      ...requireDistrict(row.districtCode),
      id: formatId('address', row.id),
      name: open('name_sealed', row.nameSealed),
      phone: open('phone_sealed', row.phoneSealed),
      detail: open('detail_sealed', row.detailSealed),
      isDefault: row.isDefault,
    };
  }

  private orderAddress(row: AddressRow): OrderAddress {
    const view = this.view(row);
    const { name, phone, detail, provinceCode, cityCode, districtCode } = view;
    const text = regionText(view);
    return {
      addressId: row.id,
      name,
      phone,
      detail,
      provinceCode,
      cityCode,
      districtCode,
      regionText: text,
      view,
    };
  }
}

function requireDistrict(code: string): District {
  const district = regions().district(code);
  if (!district) throw new DomainError('REGION_INVALID', { param: 'districtCode' });
  return district;
}
