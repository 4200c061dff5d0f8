import { PRICE_WORD_TEXTS, type PriceLabel } from '@yimai/shared/domain/experiment/price-label';

/** How a price of ¥99.00 reads whose market price is ¥129. */
export function LabelSample({ word, market }: PriceLabel) {
  return (
    <span className="label-sample">
      {PRICE_WORD_TEXTS[word] && <small>{PRICE_WORD_TEXTS[word]}</small>}
      <b>¥99.00</b>
      {market === 'struck' && <s>¥129</s>}
      {market === 'saved' && <em>省 ¥30</em>}
    </span>
  );
}
