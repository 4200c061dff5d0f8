import type { ContentCheck, ContentItem, ContentVerdict, PictureOutcome } from './content-ports.js';
import type { DouyinMiniProgram } from './douyin/index.js';
import { GatewayError } from './ports.js';
import type { WeChatMp } from './wechat-mp/index.js';

const SCENES = { profile: 1, comment: 2 } as const;
/** WeChat judges only for people who were in the mini-program within two hours. */
const NOT_HERE = new Set(['61010', '40003']);

/**
 * WeChat judges for its own people, Douyin for everybody else: its check names no person. Where no platform is
 * configured, a person of the shop has to look.
 */
export class ContentCheckGateway implements ContentCheck {
  constructor(
    private readonly wechat: WeChatMp,
    private readonly douyin: Pick<DouyinMiniProgram, 'checkText' | 'checkPicture'>,
  ) {}

  text({ content, scene, wechatOpenId }: ContentItem & { content: string }): Promise<ContentVerdict> {
    return somebody<ContentVerdict>(async () => {
      const openId = wechatOpenId;
      const told =
        openId && (await orNotHere(this.wechat.mini.checkText({ openId, scene: SCENES[scene], content })));
      if (told) return told.suggest;
      return (await this.douyin.checkText(content)).safe ? 'pass' : 'risky';
    }, 'review');
  }

  picture({ url, scene, wechatOpenId }: ContentItem & { url: string }): Promise<PictureOutcome> {
    return somebody<PictureOutcome>(
      async () => {
        // Without message push WeChat's verdict would never arrive.
        const openId = this.wechat.messagePush ? wechatOpenId : null;
        const reference =
          openId && (await orNotHere(this.wechat.mini.checkPicture({ openId, scene: SCENES[scene], url })));
        if (reference) return { reference };
        return { verdict: (await this.douyin.checkPicture(url)).safe ? 'pass' : 'risky' };
      },
      { verdict: 'review' },
    );
  }
}

async function orNotHere<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GatewayError && NOT_HERE.has(error.providerCode)) return null;
    throw error;
  }
}

/** Nobody configured is an answer; nobody reached is not, and is thrown. */
async function somebody<T>(judge: () => Promise<T>, nobody: T): Promise<T> {
  try {
    return await judge();
  } catch (error) {
    if (error instanceof GatewayError && error.providerCode === 'NOT_CONFIGURED') return nobody;
    throw error;
  }
}
