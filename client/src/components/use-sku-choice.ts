import { useState } from 'react';
import {
  chosenSku,
  fitting,
  initialChoice,
  type Chosen,
  type SkuOption,
  type SkuSpec,
} from './sku-selection';

interface Input {
  open: boolean;
  specs: readonly SkuSpec[];
  skus: readonly SkuOption[];
  initialSkuId?: string;
  initialQuantity?: number;
  maxQuantity?: number;
}

/** What is chosen in a SkuPanel. Starts anew each time the panel opens, and only then: a refetch must not undo a choice. */
export function useSkuChoice(input: Input) {
  const { open, specs, skus, initialSkuId, initialQuantity = 1, maxQuantity = 99 } = input;
  const [chosen, setChosen] = useState<Chosen>(() => initialChoice(specs, skus, initialSkuId));
  const [quantity, setQuantity] = useState(initialQuantity);
  const [isAsked, setAsked] = useState(false);
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) {
      setChosen(initialChoice(specs, skus, initialSkuId));
      setQuantity(initialQuantity);
      setAsked(false);
    }
  }
  const sku = chosenSku(skus, chosen);
  const candidates = fitting(skus, chosen);
  const pick = (index: number, value: string | undefined): void => {
    const next = chosen.map((old, at) => (at === index ? value : old));
    setChosen(next);
    const stock = chosenSku(skus, next)?.stock;
    if (stock !== undefined) setQuantity((n) => Math.max(1, Math.min(n, stock)));
  };
  const missing = specs.filter((_, index) => chosen[index] === undefined).map((spec) => spec.name);
  return {
    chosen,
    pick,
    /** Somebody wanted to go on before everything was chosen: what is missing is marked. */
    isAsked,
    /** What is in the way of this choice, for the person to read; null when nothing is. */
    ask: (): string | null => {
      setAsked(true);
      if (!sku) return `请选择${missing.join('、')}`;
      return sku.stock <= 0 ? '所选规格已售罄' : null;
    },
    quantity,
    setQuantity,
    sku,
    /** The cheapest SKU still possible, whose price is shown "起" before the choice is complete. */
    cheapest: candidates.reduce<SkuOption | undefined>(
      (low, one) => (low && low.priceFen <= one.priceFen ? low : one),
      undefined,
    ),
    missing,
    limit: Math.max(1, Math.min(maxQuantity, sku?.stock ?? maxQuantity)),
  };
}

export type SkuChoice = ReturnType<typeof useSkuChoice>;

/** What is left of the choice, in words. */
export function stockText({ sku, missing }: SkuChoice): string {
  if (!sku) return `请选择${missing.join('、')}`;
  if (sku.stock <= 0) return '暂时缺货';
  return sku.stock <= 10 ? `仅剩 ${sku.stock} 件` : '库存充足';
}
