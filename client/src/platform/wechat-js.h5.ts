import type { SignPage } from './contract';
import { enteredAt } from './entry-address';

const SCRIPT = 'https://res.wx.qq.com/open/js/jweixin-1.6.0.js';
const API_LIST = ['updateAppMessageShareData', 'updateTimelineShareData', 'chooseWXPay'];
const OPEN_TAGS = ['wx-open-launch-weapp'];

let script: Promise<Jweixin> | undefined;
let configured: { url: string; wx: Promise<Jweixin> } | undefined;

/** The JS-SDK itself, without a signature: enough to speak to the mini-program around a page. */
export function loadWechatJs(): Promise<Jweixin> {
  script ??= new Promise<Jweixin>((resolve, reject) => {
    const done = (): void => (window.wx ? resolve(window.wx) : reject(new Error('jweixin')));
    if (window.wx) return done();
    const element = document.createElement('script');
    element.src = SCRIPT;
    element.onload = done;
    element.onerror = () => {
      script = undefined; // The next page may have a network.
      reject(new Error('jweixin'));
    };
    document.head.appendChild(element);
    return undefined;
  });
  return script;
}

async function configure(url: string, sign: SignPage): Promise<Jweixin> {
  const [wx, signed] = await Promise.all([loadWechatJs(), sign(url)]);
  await new Promise<void>((resolve, reject) => {
    wx.ready(resolve);
    wx.error(({ errMsg }) => reject(new Error(errMsg)));
    wx.config({ ...signed, jsApiList: API_LIST, openTagList: OPEN_TAGS });
  });
  return wx;
}

/** The JS-SDK, signed for this page. Android wants every address signed, an iPhone the one it came in by. */
export function wechatJs(sign: SignPage): Promise<Jweixin> {
  const isIphone = /iPhone|iPad/i.test(navigator.userAgent);
  const url = isIphone ? enteredAt : (window.location.href.split('#')[0] ?? '');
  if (configured?.url === url) return configured.wx;
  const wx = configure(url, sign);
  configured = { url, wx };
  wx.catch(() => {
    if (configured?.wx === wx) configured = undefined;
  });
  return wx;
}
