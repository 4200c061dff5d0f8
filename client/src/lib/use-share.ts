import { useEffect } from 'react';
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import type { ShareContent } from '@/platform/contract';
import { share } from '@/platform/share';
import { api } from './request';
import type { ShareCode } from './share-code';

/**
 * Makes this page shareable in every way its platform knows. `contentWith` puts a referral code into the link. A card
 * that is sent before the code arrived waits for it; the page's config must say `enableShareAppMessage`.
 */
export function useShare(
  contentWith: (k: string | undefined) => ShareContent,
  code: ShareCode,
): ShareContent {
  const content = contentWith(code.code?.code);
  const { title, url, imageUrl, text } = content;
  const isSettled = code.state === 'none' || code.state === 'ready';
  useEffect(() => share.enableMenu(), []);
  useEffect(() => {
    if (isSettled)
      share.announce({ title, url, imageUrl, text }, (pageUrl) => api.getWechatJsConfig({ pageUrl }));
  }, [isSettled, title, url, imageUrl, text]);
  useShareAppMessage(() => {
    if (code.state !== 'loading') return share.card(content);
    return share.card(
      content,
      code.settled().then((known) => contentWith(known?.code)),
    );
  });
  useShareTimeline(() => share.moments(content));
  return content;
}
