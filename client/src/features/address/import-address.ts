import { placeText } from '@/lib/format';
import { api, type ApiOutput } from '@/lib/request';
import type { WrittenAddress } from '@/platform/contract';
import { plainPhone, type RegionStart } from './written-address';

export interface ImportedAddress {
  name: string;
  phone: string;
  detail: string;
  place: RegionStart;
  /** Null: something of it is still to be chosen. */
  region: { code: string; text: string } | null;
}

/** Texts as they are, cut to what the form takes, and as much of the region as is certain. */
export async function importAddress(written: WrittenAddress): Promise<ImportedAddress> {
  const { province, city, district } = written;
  const unknown = { province: null, city: null, district: null };
  const found: ApiOutput<'matchRegion'> = await api
    .matchRegion({
      province: province.slice(0, 40),
      city: city.slice(0, 40),
      district: district.slice(0, 40),
    })
    .catch(() => unknown); // Without an answer the region is chosen by hand, as ever.
  return {
    name: written.name.trim().slice(0, 20),
    phone: plainPhone(written.phone),
    detail: written.detail.trim().slice(0, 100),
    place: {
      ...(found.province ? { provinceCode: found.province.code } : {}),
      ...(found.city ? { cityCode: found.city.code } : {}),
      ...(found.district ? { districtCode: found.district.code } : {}),
    },
    region:
      found.province && found.city && found.district
        ? {
            code: found.district.code,
            text: placeText({
              province: found.province.name,
              city: found.city.name,
              district: found.district.name,
            }),
          }
        : null,
  };
}
