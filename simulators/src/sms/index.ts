import {
  defineProvider,
  queryOf,
  type Collection,
  type MessageView,
  type ProviderContext,
} from '../core/index.js';
import { requestTrouble, type Refusal } from './acs3.js';

interface Message extends MessageView {
  bizId: string;
  templateCode: string;
  outId: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How many codes one phone may get within the last so many milliseconds. */
const LIMITS: readonly [number, number][] = [
  [MINUTE, 1],
  [HOUR, 5],
  [24 * HOUR, 10],
];

/** Aliyun SMS: SendSms with ACS3-HMAC-SHA256, and an inbox a person can read at the control page. */
export const smsProvider = defineProvider({
  name: 'sms',
  register(app, context) {
    const inbox = context.collection<Message>('messages');
    const nonces = context.collection<{ at: number }>('nonces');
    app.post('/', { config: { operation: 'SendSms' } }, async (request, reply) => {
      const refusal =
        requestTrouble(request, context, nonces) ?? messageTrouble(queryOf(request), context, inbox);
      const result = refusal ?? { status: 200, code: 'OK', message: 'OK' };
      const bizId = refusal ? undefined : store(queryOf(request), context, inbox);
      return reply.code(result.status).send({
        RequestId: `SIM-${String(context.next('request')).padStart(8, '0')}`,
        Code: result.code,
        Message: result.message,
        ...(bizId ? { BizId: bizId } : {}),
      });
    });
    context.controls({ messages: () => inbox.values() });
  },
  faultReply: (kind) => ({
    status: kind === 'http500' ? 500 : 429,
    contentType: 'application/json',
    body: JSON.stringify({
      RequestId: 'SIM',
      Code: kind === 'http500' ? 'isp.SYSTEM_ERROR' : 'Throttling.User',
      Message: 'simulated fault',
    }),
  }),
});

/** The rules of the message itself. These are answered with HTTP 200. */
function messageTrouble(
  query: Record<string, string>,
  context: ProviderContext,
  inbox: Collection<Message>,
): Refusal | undefined {
  const refuse = (code: string, message: string): Refusal => ({ status: 200, code, message });
  const { signName, loginTemplateCode } = context.config.sms;
  const phone = query.PhoneNumbers ?? '';
  if (!/^1\d{10}$/.test(phone)) return refuse('isv.MOBILE_NUMBER_ILLEGAL', '无效号码');
  if (query.SignName !== signName) return refuse('isv.SMS_SIGNATURE_ILLEGAL', '短信签名不合法');
  if (!/^SMS_\d+$/.test(query.TemplateCode ?? ''))
    return refuse('isv.SMS_TEMPLATE_ILLEGAL', '短信模版不合法');
  const params = templateParams(query.TemplateParam);
  if (!params) return refuse('isv.INVALID_JSON_PARAM', 'JSON参数不合法，只接受字符串值');
  if (query.TemplateCode !== loginTemplateCode) return undefined;
  if (!params.code) return refuse('isv.TEMPLATE_MISSING_PARAMETERS', '模版缺少变量');
  const sent = inbox.values().filter((message) => message.phone === phone && message.code !== undefined);
  const now = context.clock.now();
  const overLimit = LIMITS.some(
    ([windowMs, most]) => sent.filter((message) => now - message.createdAt < windowMs).length >= most,
  );
  return overLimit ? refuse('isv.BUSINESS_LIMIT_CONTROL', '触发流控') : undefined;
}

function templateParams(text: string | undefined): Record<string, string> | undefined {
  try {
    const value = JSON.parse(text || '{}') as Record<string, string>;
    return Object.values(value).every((item) => typeof item === 'string') ? value : undefined;
  } catch {
    return undefined; // answered as isv.INVALID_JSON_PARAM
  }
}

function store(query: Record<string, string>, context: ProviderContext, inbox: Collection<Message>): string {
  const { loginTemplateCode } = context.config.sms;
  const params = templateParams(query.TemplateParam) ?? {};
  const isCode = query.TemplateCode === loginTemplateCode;
  const content = isCode
    ? `您的验证码为 ${params.code}，5 分钟内有效，请勿告诉他人。`
    : `通知（模板 ${query.TemplateCode}）：${Object.values(params).join('，')}`;
  const bizId = `${900_000_000_000 + context.next('message')}^0`;
  inbox.put(bizId, {
    bizId,
    provider: context.name,
    phone: query.PhoneNumbers ?? '',
    text: `【${query.SignName}】${content}`,
    code: isCode ? params.code : undefined,
    templateCode: query.TemplateCode ?? '',
    outId: query.OutId ?? '',
    createdAt: context.clock.now(),
  });
  return bizId;
}
