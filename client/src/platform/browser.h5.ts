import { browserOf, type Browser } from './user-agent';

/** The browser this page runs in. */
export const browser: Browser = browserOf(navigator.userAgent);
export const isWechatBrowser = browser === 'wechat' || browser === 'wechat-mini';
