import { copyText } from './clipboard';
import type { ShareAdapter, ShareContent, ShareTarget, SignPage } from './contract';
import { isWechatBrowser } from './browser';

const link = (url: string): string => new URL(url, window.location.origin).toString();

/** Their own pages for sharing a link; opened, not embedded. */
const PAGES: Record<ShareTarget['key'], (share: Record<'url' | 'title' | 'picture', string>) => string> = {
  weibo: ({ url, title, picture }) =>
    `https://service.weibo.com/share/share.php?${new URLSearchParams({ url, title, pic: picture }).toString()}`,
  qq: ({ url, title, picture }) =>
    `https://connect.qq.com/widget/shareqq/index.html?${new URLSearchParams({ url, title, pics: picture }).toString()}`,
};

/** Brings the JS-SDK, which only WeChat's browser has a use for. */
async function tellWechat(content: ShareContent, sign: SignPage): Promise<void> {
  const { wechatJs } = await import('./wechat-js');
  const wx = await wechatJs(sign);
  const card = {
    title: content.title,
    link: link(content.url),
    imgUrl: content.imageUrl ? link(content.imageUrl) : '',
  };
  wx.updateAppMessageShareData({ ...card, desc: content.text ?? '' });
  wx.updateTimelineShareData(card);
}

export const share: ShareAdapter = {
  way: isWechatBrowser ? 'menu' : 'share' in navigator ? 'web' : 'copy',
  hasMoments: false,
  targets: isWechatBrowser
    ? []
    : [
        { key: 'weibo', name: '微博' },
        { key: 'qq', name: 'QQ' },
      ],
  card: ({ title, url, imageUrl }) => ({ title, path: url, imageUrl }),
  moments: ({ title, url, imageUrl }) => ({ title, query: url.split('?')[1] ?? '', imageUrl }),
  enableMenu() {},
  announce(content, sign) {
    // A menu that sends the plain address is no reason to bother anybody.
    if (isWechatBrowser) void tellWechat(content, sign).catch(() => undefined);
  },
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
  shareTo(target, { title, url, imageUrl }) {
    const picture = imageUrl ? link(imageUrl) : '';
    window.open(PAGES[target]({ url: link(url), title, picture }), '_blank', 'noopener,noreferrer');
  },
  link,
};
