import { Injectable } from '@nestjs/common';
import type { ProductCardView } from '@yimai/shared/contracts/catalog';
import type { PriceLabelView } from '@yimai/shared/contracts/experiment';
import { DEFAULT_LABEL, isSameLabel } from '@yimai/shared/domain/experiment/price-label';
import { formatId } from '@yimai/shared/kernel/id';
import { ExperimentService } from '../modules/experiment/index.js';

/**
 * How prices are written for a device: their words, never their amounts. It goes onto answers after they were cached and
 * described, so that nothing about stock, commission or pages is kept once per variant.
 */
@Injectable()
export class LabelPrices {
  constructor(private readonly experiments: ExperimentService) {}

  /** Undefined: as usual, and nobody wants to know who saw it. */
  async of(deviceId: string | null): Promise<PriceLabelView | undefined> {
    const { label, experimentId } = await this.experiments.priceLabel(deviceId);
    if (experimentId === null && isSameLabel(label, DEFAULT_LABEL)) return undefined;
    return { ...label, experimentId: experimentId && formatId('experiment', experimentId) };
  }
}

export function withLabel(cards: ProductCardView[], label: PriceLabelView | undefined): ProductCardView[] {
  return label ? cards.map((card) => ({ ...card, priceLabel: label })) : cards;
}
