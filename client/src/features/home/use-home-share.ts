import { useEffect } from 'react';
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { asset } from '@/lib/asset';
import { routes } from '@/lib/routes';
import { useShop } from '@/lib/shop';
import { share } from '@/platform/share';

/** The card a person sends when sharing the shop as such. */
export function useHomeShare(): void {
  const shop = useShop().data;
  const content = {
    title: shop ? `${shop.name} · ${shop.slogan}` : '一脉优选 · 好物有源，分享有脉',
    url: routes.home(),
    imageUrl: asset(shop?.banners[0]?.imageUrl),
  };
  useEffect(() => share.enableMenu(), []);
  useShareAppMessage(() => share.card(content));
  useShareTimeline(() => share.moments(content));
}
