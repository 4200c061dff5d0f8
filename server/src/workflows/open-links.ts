import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import type { DouyinLinks, WechatLinks } from '../gateways/link-ports.js';
import { GatewayError } from '../gateways/ports.js';
import { DOUYIN_MP, WECHAT_MP } from '../gateways/tokens.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { DomainError } from '../platform/http/index.js';

/** The shortest WeChat grants. Each link is for one person who is about to follow it. */
const LIFE_DAYS = 1;

/** From a web page into the mini-programs: signatures for WeChat's browser, links for the others. */
@Injectable()
export class OpenLinks {
  private readonly log = new Logger('links');

  constructor(
    @Inject(WECHAT_MP) private readonly wechat: WechatLinks,
    @Inject(DOUYIN_MP) private readonly douyin: DouyinLinks,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws INVALID_INPUT for a page that is not ours; PLATFORM_UNAVAILABLE. */
  async jsConfig({ pageUrl }: Input<'getWechatJsConfig'>): Promise<Output<'getWechatJsConfig'>> {
    // Signing any page would lend our name in WeChat to whoever asks.
    if (new URL(pageUrl).origin !== new URL(this.config.PUBLIC_BASE_URL).origin)
      throw new DomainError('INVALID_INPUT', { param: 'pageUrl' });
    const account = this.wechat.officialAccount;
    if (!account) throw new DomainError('PLATFORM_UNAVAILABLE');
    return this.asking(() => account.jsSdkConfig(pageUrl));
  }

  /** @throws PLATFORM_UNAVAILABLE. */
  async create({ to, path }: Input<'createOpenLink'>): Promise<Output<'createOpenLink'>> {
    const [page = '', query = ''] = path.slice(1).split('?');
    const expiresAt = new Date(this.clock.now().getTime() + LIFE_DAYS * DAY_MS);
    const url = await this.asking(() =>
      to === 'wechat'
        ? this.wechat.mini.urlLink({ path: page, query, days: LIFE_DAYS })
        : this.douyin.urlLink({ path: page, query, expiresAt }),
    );
    return { url, expiresAt: expiresAt.toISOString() };
  }

  private async asking<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.log.warn({ err: error }, 'a platform gave no way in');
      throw new DomainError('PLATFORM_UNAVAILABLE', { facts: { providerCode: error.providerCode } });
    }
  }
}
