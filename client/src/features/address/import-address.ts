import { placeText } from '@/lib/format';
import { api, type ApiOutput } from '@/lib/request';
import type { ChosenPlace, WrittenAddress } from '@/platform/contract';
import { plainPhone, takeApart, type RegionStart } from './written-address';

export interface ImportedRegion {
  place: RegionStart;
  /** Null: something of it is still to be chosen. */
  region: { code: string; text: string } | null;
}
export interface ImportedPlace extends ImportedRegion {
  detail: string;
}
export interface ImportedAddress extends ImportedPlace {
  name: string;
  phone: string;
}

type Written = Pick<WrittenAddress, 'province' | 'city' | 'district'>;
type Found = ApiOutput<'matchRegion'>;

/** As much of the region as is certain. Without an answer it is chosen by hand, as ever. */
function find({ province, city, district }: Written): Promise<Found> {
  return api
    .matchRegion({
      province: province.slice(0, 40),
      city: city.slice(0, 40),
      district: district.slice(0, 40),
    })
    .catch(() => ({ province: null, city: null, district: null }));
}

function regionOf({ province, city, district }: Found): ImportedRegion {
  return {
    place: {
      ...(province ? { provinceCode: province.code } : {}),
      ...(city ? { cityCode: city.code } : {}),
      ...(district ? { districtCode: district.code } : {}),
    },
    region:
      province && city && district
        ? {
            code: district.code,
            text: placeText({ province: province.name, city: city.name, district: district.name }),
          }
        : null,
  };
}

/** Texts as they are, cut to what the form takes. */
export async function importAddress(written: WrittenAddress): Promise<ImportedAddress> {
  return {
    name: written.name.trim().slice(0, 20),
    phone: plainPhone(written.phone),
    detail: written.detail.trim().slice(0, 100),
    ...regionOf(await find(written)),
  };
}

/** The line of a map: what became the region is taken out of it, everything else stays to be read. */
export async function importPlace({ name, address }: ChosenPlace): Promise<ImportedPlace> {
  const { rest, ...written } = takeApart(address);
  const found = await find(written);
  const known = new Set([found.province?.name, found.city?.name, found.district?.name]);
  const left = [written.province, written.city, written.district].filter((part) => !known.has(part));
  const street = left.join('') + rest;
  const title = address.includes(name) ? '' : name.trim();
  return { detail: [street, title].filter(Boolean).join(' ').slice(0, 100), ...regionOf(found) };
}
