import type { Region } from './regions.js';

/** A place as somebody else's address book writes it; any part may be empty, vague or in the wrong field. */
export interface WrittenRegion {
  province: string;
  city: string;
  district: string;
}

/** What of it is certain. Null: a person must say. A district never comes without its city, nor a city without its province. */
export interface MatchedRegion {
  province: Region | null;
  city: Region | null;
  district: Region | null;
}

interface RegionTree {
  childrenOf(parent?: string): readonly Region[];
}

interface Found {
  province: Region;
  city: Region;
  district: Region | null;
}

/** "Directly under the province" or "the municipality's own": a field that is filled in and says nothing. */
const NAMELESS = /^(市辖区|县|.*直辖县级行政区划|.*直辖县级行政单位)?$/;
/** Peoples whose names autonomous places carry; everybody else leaves them out. */
const PEOPLES =
  /(维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|蒙古|壮|回|藏|朝鲜|土家|苗|侗|布依|彝|白|傣|景颇|哈尼|傈僳|羌|满|畲|黎|瑶|仡佬|水|土|撒拉|东乡|保安|裕固|达斡尔|鄂温克|鄂伦春|纳西|拉祜|佤|布朗|普米|怒|独龙|毛南|仫佬|各)族/g;
const SUFFIX = /(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|新区|省|市|州|盟|区|县|旗)$/;

/** What stays of a name when everything goes that people leave out: 新疆, 延边, 恩施, 景宁. */
function core(name: string): string {
  const [short = name] = name
    .replace('维吾尔自治区', '自治区')
    .replace(PEOPLES, '')
    .split(SUFFIX)
    .filter((part) => part !== '');
  return short.length >= 2 ? short : name;
}

/** The one region of this name; null when none or more than one could be meant. */
function byName(regions: readonly Region[], written: string): Region | null {
  const exact = regions.find(({ name }) => name === written);
  if (exact) return exact;
  const alike = regions.filter(({ name }) => core(name) === core(written));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

const onlyOne = <T>(items: readonly T[]): T | null => (items.length === 1 ? (items[0] ?? null) : null);

class Matcher {
  constructor(private readonly tree: RegionTree) {}

  /** Below a known province. */
  within(province: Region, { city, district }: WrittenRegion): MatchedRegion {
    const cities = this.tree.childrenOf(province.code);
    const named = NAMELESS.test(city) ? null : byName(cities, city);
    if (named) return { province, city: named, district: this.district(named, district) };
    // 直辖市 and 省直辖: the city's field holds the province again, nothing, or the district itself.
    const written = [district, city].filter((text) => !NAMELESS.test(text));
    for (const text of written) {
      const found = onlyOne(this.districtsCalled(text, province, cities));
      if (found) return found;
    }
    return { province, city: onlyOne(cities), district: null };
  }

  /** Without a province: only what the whole country has once. */
  anywhere({ city, district }: WrittenRegion): MatchedRegion {
    const provinces = this.tree.childrenOf();
    const cities = provinces.flatMap((province) => {
      const found = NAMELESS.test(city) ? null : byName(this.tree.childrenOf(province.code), city);
      return found ? [{ province, city: found }] : [];
    });
    const place = onlyOne(cities);
    if (place) return { ...place, district: this.district(place.city, district) };
    const municipality = NAMELESS.test(city) ? null : byName(provinces, city);
    if (municipality) return this.within(municipality, { province: '', city: '', district });
    return { province: null, city: null, district: null };
  }

  private district(city: Region, written: string): Region | null {
    const districts = this.tree.childrenOf(city.code);
    // A city without districts is its own, whatever town is written below it.
    return onlyOne(districts) ?? (NAMELESS.test(written) ? null : byName(districts, written));
  }

  private districtsCalled(written: string, province: Region, cities: readonly Region[]): Found[] {
    return cities.flatMap((city) => {
      const district = byName(this.tree.childrenOf(city.code), written);
      return district ? [{ province, city, district }] : [];
    });
  }
}

/**
 * Finds a written place among ours: 广东 / 深圳 / 南山区, 北京市 / 北京市 / 朝阳, 湖北省 / 省直辖县级行政区划 / 仙桃市. What is missing or
 * could mean two places stays null, for a person to choose; it never guesses.
 */
export function matchRegion(tree: RegionTree, written: WrittenRegion): MatchedRegion {
  const clean = (text: string): string => text.replace(/\s/g, '');
  const place = {
    province: clean(written.province),
    city: clean(written.city),
    district: clean(written.district),
  };
  const matcher = new Matcher(tree);
  const province = place.province ? byName(tree.childrenOf(), place.province) : null;
  if (province) return matcher.within(province, place);
  // A province that we do not know is not one that was left out.
  return place.province ? { province: null, city: null, district: null } : matcher.anywhere(place);
}
