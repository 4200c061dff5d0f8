export interface SkuSpec {
  name: string;
  values: readonly string[];
}

export interface SkuOption {
  skuId: string;
  /** One value per spec, in the order of the specs. */
  values: readonly string[];
  priceFen: number;
  marketFen?: number | null;
  stock: number;
  imageUrl?: string | null;
}

/** One value or nothing per spec. */
export type Chosen = readonly (string | undefined)[];

const fits = (sku: SkuOption, chosen: Chosen): boolean =>
  chosen.every((value, index) => value === undefined || sku.values[index] === value);

/** True when some SKU in stock has this value together with what is chosen in the other groups. */
export function isChoosable(
  skus: readonly SkuOption[],
  chosen: Chosen,
  pick: { group: number; value: string },
): boolean {
  const wanted = chosen.map((value, index) => (index === pick.group ? pick.value : value));
  return skus.some((sku) => sku.stock > 0 && fits(sku, wanted));
}

/** True when nothing with this value is in stock, whatever else is chosen. */
export function isGone(skus: readonly SkuOption[], group: number, value: string): boolean {
  return !skus.some((sku) => sku.stock > 0 && sku.values[group] === value);
}

/** A picture per value, where the values of this group look different; null where one picture would serve several. */
export function imagesOf(
  skus: readonly SkuOption[],
  group: number,
  values: readonly string[],
): ReadonlyMap<string, string> | null {
  const images = new Map<string, string>();
  for (const { values: own, imageUrl } of skus) {
    const value = own[group];
    if (value !== undefined && imageUrl && !images.has(value)) images.set(value, imageUrl);
  }
  const areTold = values.length > 1 && new Set(images.values()).size === values.length;
  return areTold ? images : null;
}

/** The SKUs that are still possible with what is chosen. */
export function fitting(skus: readonly SkuOption[], chosen: Chosen): readonly SkuOption[] {
  return skus.filter((sku) => fits(sku, chosen));
}

/** The SKU once every group has a value; null before. */
export function chosenSku(skus: readonly SkuOption[], chosen: Chosen): SkuOption | null {
  if (chosen.some((value) => value === undefined)) return null;
  return skus.find((sku) => fits(sku, chosen)) ?? null;
}

/** What to start with: the wanted SKU, else the only one, else nothing chosen. */
export function initialChoice(specs: readonly SkuSpec[], skus: readonly SkuOption[], skuId?: string): Chosen {
  const sku = skus.find((one) => one.skuId === skuId) ?? (skus.length === 1 ? skus[0] : undefined);
  return specs.map(
    (spec, index) => sku?.values[index] ?? (spec.values.length === 1 ? spec.values[0] : undefined),
  );
}
