import { asset } from '@/lib/asset';
import { routes } from '@/lib/routes';
import { useShareCode } from '@/lib/share-code';
import { useShare } from '@/lib/use-share';
import type { Page } from './api';

/** The card a person sends when sharing this page; the merchant chose its words and its picture. */
export function usePageShare(slug: string, page: Page | undefined): void {
  const code = useShareCode({ target: 'shop' });
  useShare(
    (k) => ({
      title: page?.share.title ?? '一脉优选 · 好物有源，分享有脉',
      url: slug === 'home' ? routes.home({ k }) : routes.topic({ slug, k }),
      imageUrl: asset(page?.share.imageUrl),
    }),
    code,
  );
}
