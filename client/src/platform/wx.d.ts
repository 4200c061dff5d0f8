/** Abilities newer than Taro's types. Declared for this folder; others must not use them (ESLint). */
declare const wx: {
  canIUse(name: string): boolean;
  openCustomerServiceChat?(options: { corpId: string; extInfo: { url: string }; fail(): void }): void;
  openBusinessView?(options: {
    businessType: 'weappOrderConfirm';
    extraData: Record<string, string>;
    fail(): void;
  }): void;
  onAppShow(heard: (options: { referrerInfo?: { extraData?: { status?: string } } }) => void): void;
  offAppShow(heard: unknown): void;
  onNeedPrivacyAuthorization?: import('./privacy-mini').PrivacyRuntime['onNeedPrivacyAuthorization'];
  openPrivacyContract?: import('./privacy-mini').PrivacyRuntime['openPrivacyContract'];
  requestMerchantTransfer?(options: {
    mchId: string;
    appId: string;
    package: string;
    success(result: { errMsg: string }): void;
    fail(error: { errMsg: string }): void;
  }): void;
};

interface TtCommercePlugin {
  openEcOrder?(
    options: import('./contract').EcOrder & { success(): void; fail(error: { errNo?: number }): void },
  ): void;
}

declare const tt: {
  canIUse(name: string): boolean;
  requirePlugin?(provider: string): TtCommercePlugin;
  login(options: { force: boolean; success(result: { isLogin: boolean }): void; fail(): void }): void;
  onNeedPrivacyAuthorization?: import('./privacy-mini').PrivacyRuntime['onNeedPrivacyAuthorization'];
  openPrivacyContract?: import('./privacy-mini').PrivacyRuntime['openPrivacyContract'];
  requestOrder(options: {
    data: string;
    byteAuthorization: string;
    success(result: { orderId: string }): void;
    fail(error: { errNo: number; errMsg: string }): void;
  }): void;
  getOrderPayment(options: {
    orderId: string;
    success(): void;
    fail(error: { errNo: number; errMsg: string }): void;
  }): void;
};

/** WeChat's JS-SDK as its script leaves it on the window of a page. */
interface Jweixin {
  config(options: {
    appId: string;
    timestamp: number;
    nonceStr: string;
    signature: string;
    jsApiList: string[];
    openTagList: string[];
  }): void;
  ready(done: () => void): void;
  error(done: (error: { errMsg: string }) => void): void;
  updateAppMessageShareData(card: { title: string; desc: string; link: string; imgUrl: string }): void;
  updateTimelineShareData(card: { title: string; link: string; imgUrl: string }): void;
  miniProgram: {
    navigateTo(options: { url: string }): void;
    switchTab(options: { url: string }): void;
    reLaunch(options: { url: string }): void;
  };
}

interface Window {
  wx?: Jweixin;
  WeixinJSBridge?: {
    invoke(name: string, data: Record<string, string>, done: (result: { err_msg: string }) => void): void;
  };
}
