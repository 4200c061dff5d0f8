import { useEffect, useRef } from 'react';
import type { OpenTagProps } from './contract';
import { wechatJs } from './wechat-js';

/** Drawn by WeChat in a world of its own, where our stylesheets do not reach. */
const STYLE =
  '.go{height:44px;border-radius:22px;background:#c8382a;color:#fff;font-size:16px;line-height:44px;text-align:center}';

export function OpenTag({ appId, path, text, sign, onFail }: OpenTagProps) {
  const place = useRef<HTMLDivElement>(null);
  const failed = useRef(onFail);
  failed.current = onFail;
  useEffect(() => {
    const tag = document.createElement('wx-open-launch-weapp');
    const [page, query] = path.slice(1).split('?');
    tag.setAttribute('appid', appId);
    // The tag wants pages to be named like files.
    tag.setAttribute('path', `${page}.html${query ? `?${query}` : ''}`);
    tag.style.display = 'block';
    const template = document.createElement('script');
    template.type = 'text/wxtag-template';
    template.textContent = `<style>${STYLE}</style><div class="go"></div>`.replace(
      '></div>',
      `>${text}</div>`,
    );
    tag.appendChild(template);
    tag.addEventListener('error', () => failed.current());
    place.current?.replaceChildren(tag);
  }, [appId, path, text]);
  useEffect(() => {
    void wechatJs(sign).catch(() => failed.current());
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one signature for the page
  }, []);
  return <div ref={place} style={{ minHeight: 44 }} />;
}
