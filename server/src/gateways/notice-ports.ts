/** One message to one person. `no-credit`: they did not (or no longer) allow it; do not send again. */
export interface NoticeMessage {
  openId: string;
  templateId: string;
  /** Without leading slash. */
  page: string;
  /** By the names of the template's fields. */
  data: Record<string, string>;
}

/** The part of the token WECHAT_MP that sends messages. */
export interface WechatNotices {
  mini: { sendSubscribeMessage(message: NoticeMessage): Promise<'sent' | 'no-credit'> };
}

/** The part of the token DOUYIN_MP that sends messages. */
export interface DouyinNotices {
  sendSubscribeMessage(message: NoticeMessage): Promise<'sent' | 'no-credit'>;
}
