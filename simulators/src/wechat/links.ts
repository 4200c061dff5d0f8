import type { FastifyInstance } from 'fastify';
import { alphanumeric, jsonBody, type Collection, type ProviderContext } from '../core/index.js';
import { OK, WeChatRefusal } from './answers.js';
import type { Tokens } from './tokens.js';

const DAY_MS = 86_400_000;
const LINK_MAX_MS = 30 * DAY_MS;

interface Link {
  id: string;
  path: string;
  query: string;
  expiresAt: number;
}

type Body = Record<string, unknown>;

/** Links that open the mini-program: https for browsers, `weixin://` for apps. */
export function registerLinks(
  app: FastifyInstance,
  { context, tokens }: { context: ProviderContext; tokens: Tokens },
): void {
  const links: Collection<Link> = context.collection('url-links');
  const keep = (target: Body, life: Body): string => {
    const id = alphanumeric(10);
    links.put(id, { id, ...readTarget(target), expiresAt: expiryOf(life, context.clock.now()) });
    return id;
  };
  app.post('/wxa/generate_urllink', { config: { operation: 'url-link' } }, async (request) => {
    tokens.requireMini(request);
    const body = jsonBody(request) ?? {};
    return { ...OK, url_link: `${context.url()}/a/${keep(body, body)}` };
  });
  app.post('/wxa/generatescheme', { config: { operation: 'scheme' } }, async (request) => {
    tokens.requireMini(request);
    const body = jsonBody(request) ?? {};
    return { ...OK, openlink: `weixin://dl/business/?t=${keep((body.jump_wxa ?? {}) as Body, body)}` };
  });
  // Stands for https://wxaurl.cn/<id>, which opens the mini-program.
  app.get<{ Params: { id: string } }>(
    '/a/:id',
    { config: { operation: 'open-url-link' } },
    async (request, reply) => {
      const link = links.get(request.params.id);
      const valid = link && link.expiresAt > context.clock.now();
      const text = valid ? `打开小程序 ${link.path}?${link.query}` : '链接已失效';
      return reply
        .type('text/plain; charset=utf-8')
        .code(valid ? 200 : 404)
        .send(text);
    },
  );
}

function readTarget(target: Body): Pick<Link, 'path' | 'query'> {
  const { path = '', query = '', env_version: version = 'release' } = target;
  if (typeof path !== 'string' || path.startsWith('/') || path.includes('?'))
    throw new WeChatRefusal(40165, 'invalid weapp pagepath');
  if (typeof query !== 'string' || query.length > 1024) throw new WeChatRefusal(40212, 'invalid query');
  if (!['release', 'trial', 'develop'].includes(String(version)))
    throw new WeChatRefusal(40097, 'invalid args: env_version');
  return { path, query };
}

function expiryOf(life: Body, now: number): number {
  const { expire_type: kind = 0, expire_interval: days = 30, expire_time: at } = life;
  const expiresAt = kind === 1 ? now + Number(days) * DAY_MS : Number(at ?? 0) * 1000 || now + LINK_MAX_MS;
  if (!(expiresAt > now && expiresAt <= now + LINK_MAX_MS))
    throw new WeChatRefusal(85401, 'time limit between 1min and 30days');
  return expiresAt;
}
