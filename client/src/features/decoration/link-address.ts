import type { BlockLink } from '@yimai/shared/contracts/decoration-blocks';
import { routes } from '@/lib/routes';

/** The page a block leads to. Null: nowhere, or somewhere this client is too old to know. */
export function addressOf(link: BlockLink): string | null {
  switch (link.to) {
    case 'product':
      return routes.product({ productId: link.productId });
    case 'category':
      return routes.search({ categoryId: link.categoryId });
    case 'topic':
      return routes.topic({ slug: link.slug });
    case 'search':
      return routes.search({ q: link.keyword });
    case 'sort':
      return routes.search({ sort: link.sort });
    case 'coupons':
      return routes.coupons();
    case 'apply':
      return routes.apply();
    case 'home':
      return routes.home();
    default:
      return null;
  }
}
