/** The part of the token WECHAT_MP that posters need. */
export interface WechatCodes {
  mini: {
    /** A mini-program code. `scene`: 1–32 visible characters; `page` without leading slash. */
    code(input: { scene: string; page: string; widthPx?: number }): Promise<{ bytes: Buffer }>;
  };
}

/** The part of the token DOUYIN_MP that posters need. */
export interface DouyinCodes {
  /** A scannable code for a page, as image bytes. `path` may carry a query. */
  qrCode(path: string, widthPx?: number): Promise<Buffer>;
}
