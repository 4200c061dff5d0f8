import { asset } from '@/lib/asset';
import { routes } from '@/lib/routes';
import { useShareCode } from '@/lib/share-code';
import { useShop } from '@/lib/shop';
import { useShare } from '@/lib/use-share';

/** The card a person sends when sharing the shop as such. */
export function useHomeShare(): void {
  const shop = useShop().data;
  const code = useShareCode({ target: 'shop' });
  useShare(
    (k) => ({
      title: shop ? `${shop.name} · ${shop.slogan}` : '一脉优选 · 好物有源，分享有脉',
      url: routes.home({ k }),
      imageUrl: asset(shop?.banners[0]?.imageUrl),
    }),
    code,
  );
}
