/** Abilities newer than Taro's types. Declared for this folder; others must not use them (ESLint). */
declare const wx: {
  canIUse(name: string): boolean;
  requestMerchantTransfer?(options: {
    mchId: string;
    appId: string;
    package: string;
    success(result: { errMsg: string }): void;
    fail(error: { errMsg: string }): void;
  }): void;
};

declare const tt: {
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

interface Window {
  WeixinJSBridge?: {
    invoke(name: string, data: Record<string, string>, done: (result: { err_msg: string }) => void): void;
  };
}
