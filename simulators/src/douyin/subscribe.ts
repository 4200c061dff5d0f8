import type { FastifyInstance } from 'fastify';
import { jsonBody, type Collection, type ProviderContext } from '../core/index.js';
import { TOKEN_INVALID, type Tokens } from './tokens.js';

const REFUSED = 28003017;
const INVALID = 28001007;

export interface SentNotice {
  at: number;
  openId: string;
  templateId: string;
  page: string;
  data: Record<string, unknown>;
}

/** Subscribe messages. A person not mentioned yet has endless credit; once set, credit counts down. */
export class Subscriptions {
  readonly messages: Collection<SentNotice>;
  private readonly credits: Collection<{ left: number }>;

  constructor(private readonly context: ProviderContext) {
    this.messages = context.collection('subscribe-messages');
    this.credits = context.collection('subscribe-credits');
  }

  setCredit(openId: string, templateId: string, left: number): { left: number } {
    return this.credits.put(`${openId} ${templateId}`, { left });
  }

  register(app: FastifyInstance, tokens: Tokens): void {
    app.post(
      '/api/apps/subscribe_notification/developer/v1/notify',
      { config: { operation: 'subscribe_notify' } },
      async (request) => {
        const body = jsonBody(request) ?? {};
        if (!tokens.isValid('mini', String(body.access_token)))
          return { err_no: TOKEN_INVALID, err_tips: 'access_token invalid' };
        return this.send(body);
      },
    );
  }

  private send(body: Record<string, unknown>): object {
    const { app_id: appId, open_id: openId, tpl_id: templateId, page, data } = body;
    const isKnown =
      typeof openId === 'string' && this.context.personas.find('douyinOpenId', openId) !== undefined;
    const isWell =
      appId === this.context.config.douyin.appId &&
      isKnown &&
      typeof templateId === 'string' &&
      typeof page === 'string' &&
      !page.startsWith('/') &&
      typeof data === 'object' &&
      data !== null;
    if (!isWell) return { err_no: INVALID, err_tips: 'invalid params' };
    const credit = this.credits.get(`${openId} ${templateId}`);
    if (credit && credit.left <= 0) return { err_no: REFUSED, err_tips: 'user has not subscribed' };
    if (credit) this.setCredit(openId, templateId, credit.left - 1);
    const id = String(this.context.next('subscribe-message'));
    this.messages.put(id, {
      at: this.context.clock.now(),
      openId,
      templateId,
      page,
      data: data as Record<string, unknown>,
    });
    return { err_no: 0, err_tips: 'success', data: null };
  }
}
