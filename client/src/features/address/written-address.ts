/** How far a region is known; the picker goes on from there. */
export interface RegionStart {
  provinceCode?: string;
  cityCode?: string;
  districtCode?: string;
}

/** A code begins with those of what it lies in. */
export const placeOf = (districtCode: string): RegionStart => ({
  provinceCode: districtCode.slice(0, 2),
  cityCode: districtCode.slice(0, 4),
  districtCode,
});

/** 86-138 0013 8000 as our form writes it; what is no mobile number stays, for its owner to see. */
export const plainPhone = (text: string): string =>
  text.replace(/\D/g, '').replace(/^(?:0?0?86)?(1\d{10})$/, '$1');

/** One line of a map, taken apart; what is not there is empty. */
export interface WrittenPlace {
  province: string;
  city: string;
  district: string;
  rest: string;
}

const PROVINCE = /^(?:[^\d\s市]{2,6}(?:省|自治区|特别行政区)|(?:北京|天津|上海|重庆)市)/;
const CITY = /^[^\d\s区县省路街]{2,11}?(?:自治州|地区|盟|市(?![区市]))/;
const DISTRICT = /^[^\d\s]{1,14}?(?:自治县|自治旗|[区县旗]|市(?![区市]))/;

/** Only where the words for regions end; whether such a region exists is for the server to say. */
export function takeApart(line: string): WrittenPlace {
  let rest = line.trim().replace(/^中国/, '');
  const take = (pattern: RegExp): string => {
    const [part = ''] = pattern.exec(rest) ?? [];
    rest = rest.slice(part.length).trim();
    return part;
  };
  return { province: take(PROVINCE), city: take(CITY), district: take(DISTRICT), rest };
}

/**
 * Where a place goes in a form that may be filled in already: it takes the room of the last place, and what somebody
 * typed, such as a door's number, stays behind it.
 */
export function detailWith(place: string, typed: string, lastPlace: string): string {
  const own = lastPlace && typed.startsWith(lastPlace) ? typed.slice(lastPlace.length) : typed;
  return [place, own.trim()].filter(Boolean).join(' ').slice(0, 100);
}
