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
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) {
      setChosen(initialChoice(specs, skus, initialSkuId));
      setQuantity(initialQuantity);
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
  return {
    chosen,
    pick,
    quantity,
    setQuantity,
    sku,
    /** The cheapest SKU still possible, whose price is shown "起" before the choice is complete. */
    cheapest: candidates.reduce<SkuOption | undefined>(
      (low, one) => (low && low.priceFen <= one.priceFen ? low : one),
      undefined,
    ),
    missing: specs.filter((_, index) => chosen[index] === undefined).map((spec) => spec.name),
    limit: Math.max(1, Math.min(maxQuantity, sku?.stock ?? maxQuantity)),
  };
}

export type SkuChoice = ReturnType<typeof useSkuChoice>;
