/**
 * What may stand beside a price. Never the price: whatever a variant shows, what is paid is the same for everybody
 * (PIPL art. 24 and E-commerce Law art. 18 forbid prices made for a person without saying so). Every choice is true for
 * every buyer: no 「到手价」, which promises a total before freight is known, and no 「会员价」, which claims that others
 * pay more. A crossed-out price is the product's market price, which the merchant must be able to prove
 * (《明码标价和禁止价格欺诈规定》), so a label may hide it or say it as a difference, and never invents one.
 */
export const PRICE_WORDS = ['none', 'shop', 'today', 'chosen'] as const;
export type PriceWord = (typeof PRICE_WORDS)[number];

export const MARKET_PRICES = ['struck', 'saved', 'hidden'] as const;
/** The market price crossed out, as the difference to it, or not at all. */
export type MarketPriceStyle = (typeof MARKET_PRICES)[number];

export interface PriceLabel {
  word: PriceWord;
  market: MarketPriceStyle;
}

/** What a shop shows that never tried anything else. */
export const DEFAULT_LABEL: PriceLabel = { word: 'none', market: 'struck' };

/** Before the price; empty for none. */
export const PRICE_WORD_TEXTS: Readonly<Record<PriceWord, string>> = {
  none: '',
  shop: '商城价',
  today: '今日价',
  chosen: '优选价',
};

export function isSameLabel(one: PriceLabel, other: PriceLabel): boolean {
  return one.word === other.word && one.market === other.market;
}
