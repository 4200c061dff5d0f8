import { copyText } from './clipboard';
import type { ShareAdapter } from './contract';

const link = (url: string): string => new URL(url, window.location.origin).toString();

export const share: ShareAdapter = {
  way: 'share' in navigator ? 'web' : 'copy',
  hasMoments: false,
  card: ({ title, url, imageUrl }) => ({ title, path: url, imageUrl }),
  moments: ({ title, url, imageUrl }) => ({ title, query: url.split('?')[1] ?? '', imageUrl }),
  enableMenu() {},
  async share({ title, text, url }) {
    if ('share' in navigator) {
      try {
        await navigator.share({ title, text, url: link(url) });
        return 'shared';
      } catch (error) {
        if ((error as Error).name === 'AbortError') return 'cancelled';
      }
    }
    await copyText(link(url));
    return 'copied';
  },
  link,
};
