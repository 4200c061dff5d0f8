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
