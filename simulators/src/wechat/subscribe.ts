import type { FastifyInstance } from 'fastify';
import { jsonBody, type Collection, type ProviderContext } from '../core/index.js';
import { OK, WeChatRefusal } from './answers.js';
import type { Tokens } from './tokens.js';

/** Rules of the values by the kind of the field: `thing1` is of kind `thing`. */
const FIELD_RULES: Record<string, RegExp> = {
  thing: /^[^]{1,20}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  number: /^-?\d{1,32}(\.\d+)?$/,
  amount: /^[¥$€￥]?\d{1,10}(\.\d+)?元?$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2}(:\d{2})?)?|\d{1,2}:\d{2}(:\d{2})?|\d{4}-\d\d-\d\d( \d{2}:\d{2}(:\d{2})?)?)$/,
  date: /^(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d\d-\d\d)( \d{1,2}:\d{2}(:\d{2})?)?$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
  phone_number: /^[\d+\-() ]{1,17}$/,
  name: /^[^]{1,10}$/u,
};

export interface SentMessage {
  at: number;
  openId: string;
  templateId: string;
  page?: string;
  data: Record<string, string>;
}

/** One-time subscriptions. A person not mentioned yet has endless credit; once set, credit counts down. */
export class Subscriptions {
  readonly messages: Collection<SentMessage>;
  private readonly credits: Collection<{ left: number }>;

  constructor(private readonly context: ProviderContext) {
    this.messages = context.collection('subscribe-messages');
    this.credits = context.collection('subscribe-credits');
  }

  setCredit(openId: string, templateId: string, left: number): void {
    this.credits.put(`${openId} ${templateId}`, { left });
  }

  register(app: FastifyInstance, tokens: Tokens): void {
    app.post(
      '/cgi-bin/message/subscribe/send',
      { config: { operation: 'subscribe-send' } },
      async (request) => {
        tokens.requireMini(request);
        this.send(jsonBody(request) ?? {});
        return OK;
      },
    );
  }

  private send(body: Record<string, unknown>): void {
    const { touser, template_id: templateId, page } = body;
    if (typeof touser !== 'string' || !this.context.personas.find('wechatMiniOpenId', touser))
      throw new WeChatRefusal(40003, 'invalid openid');
    if (typeof templateId !== 'string' || templateId === '')
      throw new WeChatRefusal(40037, 'invalid template_id');
    if (page !== undefined && (typeof page !== 'string' || page.startsWith('/')))
      throw new WeChatRefusal(41030, 'invalid page');
    const data = readData(body.data);
    const credit = this.credits.get(`${touser} ${templateId}`);
    if (credit && credit.left <= 0) throw new WeChatRefusal(43101, 'user refuse to accept the msg');
    if (credit) this.setCredit(touser, templateId, credit.left - 1);
    const id = String(this.context.next('subscribe-message'));
    this.messages.put(id, { at: this.context.clock.now(), openId: touser, templateId, page, data });
  }
}

function readData(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) throw new WeChatRefusal(47003, 'argument invalid! data');
  const data: Record<string, string> = {};
  for (const [field, entry] of Object.entries(value as Record<string, { value?: unknown }>)) {
    const kind = /^([a-z_]+)\d+$/.exec(field)?.[1];
    const rule = FIELD_RULES[kind ?? ''];
    const text = entry?.value;
    if (!rule || typeof text !== 'string' || !rule.test(text))
      throw new WeChatRefusal(47003, `argument invalid! data.${field}.value`);
    data[field] = text;
  }
  return data;
}
