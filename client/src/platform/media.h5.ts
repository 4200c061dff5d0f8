import type { MediaAdapter } from './contract';
import { isWechatBrowser } from './browser';

export const media: MediaAdapter = {
  choose(limit) {
    return new Promise((resolve) => {
      const input = document.createElement('input');
      input.type = 'file';
      input.accept = 'image/*';
      input.multiple = limit > 1;
      input.onchange = () =>
        resolve(
          Array.from(input.files ?? [])
            .slice(0, limit)
            .map((file) => URL.createObjectURL(file)),
        );
      input.addEventListener('cancel', () => resolve([]));
      input.click();
    });
  },
  save(source) {
    // WeChat's browser neither downloads nor opens data URLs: there one presses long on the picture.
    if (isWechatBrowser) return Promise.resolve('long-press');
    const anchor = document.createElement('a');
    anchor.href = source;
    anchor.download = 'yimai-poster.png';
    anchor.click();
    return Promise.resolve('saved');
  },
};
