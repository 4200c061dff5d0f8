/** Ways from a web page into the mini-programs, in our words. */

/** The part of the token WECHAT_MP that web pages need. */
export interface WechatLinks {
  officialAccount?: {
    /** Signs a page for the JS-SDK; what follows # is ignored. */
    jsSdkConfig(pageUrl: string): Promise<WechatPageSignature>;
  };
  mini: {
    /** An https address that opens the mini-program from SMS and browsers, good for 1–30 days. */
    urlLink(target: { path: string; query: string; days: number }): Promise<string>;
    /** A `weixin://` address: no page in between, but only browsers that let apps be opened. */
    scheme(target: { path: string; query: string; days: number }): Promise<string>;
  };
}

export interface WechatPageSignature {
  appId: string;
  /** Seconds since 1970. */
  timestamp: number;
  nonceStr: string;
  signature: string;
}

/** The part of the token DOUYIN_MP that web pages need. */
export interface DouyinLinks {
  /** An https address that opens a page inside Douyin from other apps. */
  urlLink(target: { path: string; query?: string; expiresAt: Date }): Promise<string>;
}
