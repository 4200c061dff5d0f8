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
  const earns = options.forDistributor && product.commission && product.commission.maxFen > 0;
  return {
    title: product.title,
    subtitle: product.subtitle,
    imageUrl: asset(product.image.thumbUrl ?? product.image.url, 360),
    placeholderColor: product.image.placeholderColor,
    priceFen: product.priceFen,
    marketFen: product.marketPriceFen,
    tags: product.tags,
    soldText: product.soldCount > 0 ? `已售 ${formatCount(product.soldCount)}` : undefined,
    soldOut: product.isSoldOut,
    earnFen: earns ? product.commission?.maxFen : undefined,
    lazy: !options.first,
    onPress: () => openPage(routes.product({ productId: product.id })),
  };
}
