/** What business code knows about how platforms judge what people write and show, in our words. */

/** pass: show it · review: a person of the shop decides · risky: never show it. */
export type ContentVerdict = 'pass' | 'review' | 'risky';

export interface ContentItem {
  /** Where it will be shown. */
  scene: 'profile' | 'comment';
  /** The author's id in the mini-program; null when they never were there. */
  wechatOpenId: string | null;
}

/** A verdict, or the number under which WeChat will tell it. */
export type PictureOutcome = { verdict: ContentVerdict } | { reference: string };

export interface ContentCheck {
  /** At most 2,500 characters. */
  text(item: ContentItem & { content: string }): Promise<ContentVerdict>;
  /** The address must stay good for an hour. */
  picture(item: ContentItem & { url: string }): Promise<PictureOutcome>;
}

export const CONTENT_CHECK = Symbol('ContentCheck');
