import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defineProvider, queryOf, rawBody, type Collection, type MessageView, type ProviderContext } from '../core/index.js';

interface Message extends MessageView {
  bizId: string;
  templateCode: string;
  outId: string;
}

interface Refusal {
  status: number;
  code: string;
  message: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CLOCK_TOLERANCE_MS = 15 * MINUTE;
/** How many codes one phone may get within the last so many milliseconds. */
const LIMITS: readonly [number, number][] = [
  [MINUTE, 1],
  [HOUR, 5],
  [24 * HOUR, 10],
];

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Aliyun SMS: SendSms with ACS3-HMAC-SHA256, and an inbox a person can read at the control page. */
export const smsProvider = defineProvider({
  name: 'sms',
  register(app, context) {
    const inbox = context.collection<Message>('messages');
    const nonces = context.collection<{ at: number }>('nonces');
    app.post('/', { config: { operation: 'SendSms' } }, async (request, reply) => {
      const refusal = requestTrouble(request, context, nonces) ?? messageTrouble(queryOf(request), context, inbox);
      if (refusal) return answer(reply, context, refusal);
      return answer(reply, context, { status: 200, code: 'OK', message: 'OK' }, store(queryOf(request), context, inbox));
    });
    context.controls({ messages: () => inbox.values() });
  },
  faultReply: (kind) => ({
    status: kind === 'http500' ? 500 : 429,
    contentType: 'application/json',
    body: JSON.stringify({ RequestId: 'SIM', Code: kind === 'http500' ? 'isp.SYSTEM_ERROR' : 'Throttling.User', Message: 'simulated fault' }),
  }),
});

function answer(reply: FastifyReply, context: ProviderContext, result: Refusal, bizId?: string): FastifyReply {
  const requestId = `SIM-${String(context.next('request')).padStart(8, '0')}`;
  return reply.code(result.status).send({ RequestId: requestId, Code: result.code, Message: result.message, ...(bizId ? { BizId: bizId } : {}) });
}

/** Signature, time and nonce. */
function requestTrouble(request: FastifyRequest, context: ProviderContext, nonces: Collection<{ at: number }>): Refusal | undefined {
  const { accessKeyId, accessKeySecret } = context.config.sms;
  const header = (name: string): string => String(request.headers[name] ?? '');
  const match = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(header('authorization'));
  if (!match) return { status: 400, code: 'MissingAuthorization', message: 'Authorization is missing or malformed.' };
  const [, credential, signedHeaders = '', signature = ''] = match;
  if (credential !== accessKeyId) return { status: 404, code: 'InvalidAccessKeyId.NotFound', message: 'Specified access key is not found.' };
  const bodyHash = createHash('sha256').update(rawBody(request)).digest('hex');
  const query = Object.entries(queryOf(request)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => `${encode(k)}=${encode(v)}`).join('&');
  const headerLines = signedHeaders.split(';').map((name) => `${name}:${header(name).trim()}\n`).join('');
  const canonical = `POST\n/\n${query}\n${headerLines}\n${signedHeaders}\n${bodyHash}`;
  const text = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`;
  const expected = createHmac('sha256', accessKeySecret).update(text).digest();
  const mustSign = ['host', 'x-acs-action', 'x-acs-content-sha256', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-version'];
  const complete = mustSign.every((name) => signedHeaders.split(';').includes(name));
  if (!complete || header('x-acs-content-sha256') !== bodyHash || !timingSafeEqual(expected, Buffer.from(signature, 'hex'))) {
    return { status: 400, code: 'SignatureDoesNotMatch', message: 'Specified signature does not match our calculation.' };
  }
  const now = context.clock.now();
  const age = Math.abs(now - Date.parse(header('x-acs-date')));
  if (!(age <= CLOCK_TOLERANCE_MS)) return { status: 400, code: 'InvalidTimeStamp.Expired', message: 'Specified time stamp or date value is expired.' };
  const nonce = header('x-acs-signature-nonce');
  if (nonces.get(nonce)) return { status: 400, code: 'SignatureNonceUsed', message: 'Specified signature nonce was used already.' };
  nonces.put(nonce, { at: now });
  const known = header('x-acs-action') === 'SendSms' && header('x-acs-version') === '2017-05-25';
  return known ? undefined : { status: 404, code: 'InvalidAction.NotFound', message: 'Specified api is not found.' };
}

/** The rules of the message itself. These are answered with HTTP 200. */
function messageTrouble(query: Record<string, string>, context: ProviderContext, inbox: Collection<Message>): Refusal | undefined {
  const refuse = (code: string, message: string): Refusal => ({ status: 200, code, message });
  const { signName, loginTemplateCode } = context.config.sms;
  const phone = query.PhoneNumbers ?? '';
  if (!/^1\d{10}$/.test(phone)) return refuse('isv.MOBILE_NUMBER_ILLEGAL', '无效号码');
  if (query.SignName !== signName) return refuse('isv.SMS_SIGNATURE_ILLEGAL', '短信签名不合法');
  if (!/^SMS_\d+$/.test(query.TemplateCode ?? '')) return refuse('isv.SMS_TEMPLATE_ILLEGAL', '短信模版不合法');
  const params = templateParams(query.TemplateParam);
  if (!params) return refuse('isv.INVALID_JSON_PARAM', 'JSON参数不合法，只接受字符串值');
  if (query.TemplateCode !== loginTemplateCode) return undefined;
  if (!params.code) return refuse('isv.TEMPLATE_MISSING_PARAMETERS', '模版缺少变量');
  const sent = inbox.values().filter((message) => message.phone === phone && message.code !== undefined);
  const now = context.clock.now();
  const overLimit = LIMITS.some(([windowMs, most]) => sent.filter((message) => now - message.createdAt < windowMs).length >= most);
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
    bizId, provider: context.name, phone: query.PhoneNumbers ?? '', text: `【${query.SignName}】${content}`,
    code: isCode ? params.code : undefined, templateCode: query.TemplateCode ?? '', outId: query.OutId ?? '', createdAt: context.clock.now(),
  });
  return bizId;
}
