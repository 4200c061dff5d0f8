import { browser } from './browser';
import type { HopAdapter } from './contract';
import { loadWechatJs } from './wechat-js';

const WAYS = { wechat: 'open-tag', 'wechat-mini': 'bridge', phone: 'link', desktop: 'qr' } as const;

export const hop: HopAdapter = {
  way: WAYS[browser],
  go(target) {
    if (browser === 'wechat-mini')
      void loadWechatJs().then((wx) => wx.miniProgram.navigateTo({ url: target }));
    else window.location.assign(target);
  },
};
