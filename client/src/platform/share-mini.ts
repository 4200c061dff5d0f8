import type { ShareAdapter, ShareCard, ShareContent } from './contract';
import { apiOrigin } from './origin';

function toCard({ title, text, url, imageUrl }: ShareContent): Omit<ShareCard, 'promise'> {
  // Douyin shows `desc` under the title, WeChat ignores it.
  return { title, path: url, ...(imageUrl ? { imageUrl } : {}), ...(text ? { desc: text } : {}) };
}

/** What both mini-programs do alike. The H5 storefront lives at the API's own address. */
export const shareMini: Omit<ShareAdapter, 'hasMoments' | 'enableMenu'> = {
  way: 'native',
  targets: [],
  card: (content, pending) => ({
    ...toCard(content),
    ...(pending ? { promise: pending.then(toCard) } : {}),
  }),
  moments: ({ title, url, imageUrl }) => ({ title, query: url.split('?')[1] ?? '', imageUrl }),
  announce() {},
  share: () => Promise.resolve('use-native'),
  shareTo() {},
  link: (url) => `${apiOrigin()}${url}`,
};
