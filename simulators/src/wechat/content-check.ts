import type { FastifyInstance } from 'fastify';
import { alphanumeric, jsonBody, type Collection, type ProviderContext } from '../core/index.js';
import { OK, WeChatRefusal } from './answers.js';
import { visits, type MiniDeps } from './mini-program.js';
import { pushEvent } from './push.js';

const VISIT_COUNTS_MS = 2 * 3_600_000;
const VERDICT_MS = 1_500;
const TASK = 'wechat/media-check';
const FETCH_MS = 5_000;

/** Words that make the simulated check speak up. */
const RISKY: readonly (readonly [RegExp, number])[] = [
  [/赌博|代开发票/, 20006],
  [/色情/, 20002],
  [/诈骗/, 20008],
  [/加微信领/, 10001],
];
const DOUBTFUL = /待审/;
const LABELS: Readonly<Record<string, number>> = { pass: 100, review: 21000, risky: 20002 };

interface Asked {
  traceId: string;
  url: string;
}

/** What the check says of pictures from now on; `pass` until the tester says otherwise. */
export function pictureVerdict(context: ProviderContext): Collection<{ suggest: string }> {
  return context.collection('picture-verdict');
}

export function registerContentCheck(app: FastifyInstance, { context, tokens }: MiniDeps): void {
  app.post('/wxa/msg_sec_check', { config: { operation: 'text-check' } }, async (request) => {
    tokens.requireMini(request);
    const body = jsonBody(request) ?? {};
    const { content } = body;
    requireScene(body);
    if (typeof content !== 'string' || content === '' || [...content].length > 2_500)
      throw new WeChatRefusal(40097, 'invalid args: content');
    requireVisitor(context, body.openid);
    const label = RISKY.find(([words]) => words.test(content))?.[1];
    const suggest = label ? 'risky' : DOUBTFUL.test(content) ? 'review' : 'pass';
    return { ...OK, trace_id: alphanumeric(24), ...verdict(suggest, label) };
  });
  const asked: Collection<Asked> = context.collection('media-checks');
  app.post('/wxa/media_check_async', { config: { operation: 'media-check' } }, async (request) => {
    tokens.requireMini(request);
    const body = jsonBody(request) ?? {};
    requireScene(body);
    if (![1, 2].includes(Number(body.media_type)) || !/^https?:/.test(String(body.media_url)))
      throw new WeChatRefusal(40097, 'invalid args: media');
    requireVisitor(context, body.openid);
    const traceId = alphanumeric(24);
    asked.put(traceId, { traceId, url: String(body.media_url) });
    context.agenda.add(TASK, traceId, VERDICT_MS * context.retryScale);
    return { ...OK, trace_id: traceId };
  });
  context.agenda.on(TASK, async (traceId) => {
    const check = asked.get(traceId);
    asked.delete(traceId);
    if (check) await tell(context, check);
  });
}

/** Looks at the picture, as the platform would, and pushes what it thinks. */
async function tell(context: ProviderContext, { traceId, url }: Asked): Promise<void> {
  const seen = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) }).catch(() => null);
  const isPicture = seen?.ok === true && (seen.headers.get('content-type') ?? '').startsWith('image/');
  const suggest = pictureVerdict(context).get('next')?.suggest ?? 'pass';
  const judged = isPicture
    ? { errcode: 0, ...verdict(suggest) }
    : { errcode: -1008, errmsg: 'media download failed' };
  const { appId: appid } = context.config.wechat.mini;
  pushEvent(context, {
    name: 'wxa_media_check',
    businessNo: traceId,
    fields: { appid, trace_id: traceId, version: 2, ...judged },
    isAskedFor: true,
  });
}

function verdict(suggest: string, label = LABELS[suggest] ?? 100): object {
  const result = { suggest, label };
  return { result, detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }] };
}

function requireScene({ version, scene }: Record<string, unknown>): void {
  if (version !== 2 || ![1, 2, 3, 4].includes(Number(scene))) throw new WeChatRefusal(40097, 'invalid args');
}

function requireVisitor(context: ProviderContext, openid: unknown): void {
  if (typeof openid !== 'string' || !context.personas.find('wechatMiniOpenId', openid))
    throw new WeChatRefusal(40003, 'invalid openid');
  const visit = visits(context).get(openid);
  if (!visit || context.clock.now() - visit.at > VISIT_COUNTS_MS)
    throw new WeChatRefusal(61010, 'code is expired');
}
