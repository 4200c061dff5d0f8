import type { ProductCardProps } from '@/components/product-card';
import { asset } from './asset';
import { formatCount } from './format';
import { openPage } from './navigate';
import type { ApiOutput } from './request';
import { routes } from './routes';

export type ProductSummary = ApiOutput<'listProducts'>['items'][number];

/** A product of the API as a card; what sharing earns is for distributors to see. */
export function cardProps(
  product: ProductSummary,
  options: { forDistributor?: boolean; first?: boolean } = {},
): ProductCardProps {
  const { commission } = product;
  const earns = options.forDistributor && commission && commission.maxFen > 0 ? commission : null;
  return {
    title: product.title,
    subtitle: product.subtitle,
    imageUrl: asset(product.image.thumbUrl ?? product.image.url, 360),
    placeholderColor: product.image.placeholderColor,
    priceFen: product.priceFen,
    marketFen: product.marketPriceFen,
    label: product.priceLabel,
    tags: product.tags,
    soldText: product.soldCount > 0 ? `已售 ${formatCount(product.soldCount)}` : undefined,
    soldOut: product.isSoldOut,
    // Of the same choice as the price beside it, which is the lowest.
    earnFen: earns ? earns.minFen : undefined,
    earnFrom: earns ? earns.minFen < earns.maxFen : undefined,
    lazy: !options.first,
    onPress: () => openPage(routes.product({ productId: product.id })),
  };
}
