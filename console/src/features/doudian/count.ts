/** Which and how many; goods without choices have no name of a SKU. */
export const countOf = ({ skuText, quantity }: { skuText: string; quantity: number }): string =>
  skuText ? `${skuText} × ${quantity}` : `${quantity} 件`;
