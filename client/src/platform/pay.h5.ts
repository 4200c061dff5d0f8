import type { PayAdapter, PaymentLaunch, PayOption, PayOutcome } from './contract';
import { browser, isWechatBrowser } from './browser';

function options(): readonly PayOption[] {
  if (isWechatBrowser) return [{ scene: 'wechat-h5-jsapi', name: '微信支付' }];
  if (browser === 'phone')
    return [
      { scene: 'wechat-h5', name: '微信支付', note: '将打开微信完成付款' },
      { scene: 'alipay-wap', name: '支付宝' },
    ];
  return [
    { scene: 'wechat-native', name: '微信支付', note: '用手机微信扫码' },
    { scene: 'alipay-page', name: '支付宝' },
  ];
}

/** WeChat injects its bridge some time after the page. */
function bridge(): Promise<NonNullable<Window['WeixinJSBridge']>> {
  if (window.WeixinJSBridge) return Promise.resolve(window.WeixinJSBridge);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('WeixinJSBridge')), 5_000);
    document.addEventListener('WeixinJSBridgeReady', () => {
      clearTimeout(timer);
      if (window.WeixinJSBridge) resolve(window.WeixinJSBridge);
    });
  });
}

async function jsapi(launch: Extract<PaymentLaunch, { kind: 'wechat-jsapi' }>): Promise<PayOutcome> {
  const { kind: _kind, ...data } = launch;
  const invoker = await bridge();
  return new Promise((resolve) => {
    invoker.invoke('getBrandWCPayRequest', data, ({ err_msg: message }) => {
      if (message === 'get_brand_wcpay_request:ok') resolve({ kind: 'returned' });
      else if (message === 'get_brand_wcpay_request:cancel') resolve({ kind: 'cancelled' });
      else resolve({ kind: 'failed', text: '支付未完成，请稍后重试' });
    });
  });
}

export const pay: PayAdapter = {
  options,
  async launch(launch) {
    switch (launch.kind) {
      case 'wechat-jsapi':
        return jsapi(launch).catch((): PayOutcome => ({ kind: 'failed', text: '请在微信中打开后支付' }));
      case 'redirect':
        window.location.assign(launch.url);
        return { kind: 'left' };
      case 'qr':
        return { kind: 'qr', codeUrl: launch.codeUrl };
      case 'douyin':
        return { kind: 'failed', text: '请在抖音中打开后支付' };
    }
  },
};
