import { randomUUID } from 'node:crypto';
import { DEVICE_COOKIE, DEVICE_ID } from '@yimai/shared/api/device';
import type { Api } from '@yimai/shared/contracts/api';
import type { Clock } from '@yimai/shared/kernel/clock';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StorefrontDocument } from './document.js';
import { answersScript, firstAnswers, requestsScript, type FirstAnswers } from './first-answers.js';
import { pageAt } from './pages.js';

/** Later than this, a page without data is better than none. */
const ANSWERS_WITHIN_MS = 400;
/** As long as browsers keep one. */
const COOKIE_SECONDS = 400 * 24 * 3600;
const COOKIE = new RegExp(`(?:^|; )${DEVICE_COOKIE}=([^;]*)`);

interface World {
  clock: Clock;
  /** Whether an experiment shows different things to different readers. */
  isSplit(): Promise<boolean>;
}

function deviceIn(cookies: string): string | null {
  const [, value = ''] = COOKIE.exec(cookies) ?? [];
  return DEVICE_ID.test(value) ? value : null;
}

/**
 * The H5 storefront's document for an address: the built one with the page's files named in it, the answers that its
 * script would ask for first, and a first paint made of them. A crawler and somebody with a slow phone read the same.
 */
export class Storefront {
  private readonly document: StorefrontDocument;

  constructor(
    private readonly fastify: FastifyInstance,
    directory: string,
    private readonly world: World,
  ) {
    this.document = new StorefrontDocument(directory);
  }

  /** Hashes of the scripts inside of the document, for its content security policy. */
  scriptHashes(): readonly string[] {
    return this.document.scriptHashes();
  }

  async send(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const page = pageAt(new URL(request.url, 'http://storefront'));
    const deviceId = page.answers.length > 0 ? await this.readerOf(request, reply) : null;
    const asking = { fastify: this.fastify, ip: request.ip, deviceId, withinMs: ANSWERS_WITHIN_MS };
    const first = await firstAnswers(page.answers, asking);
    const next = page.next?.((path, endpoint) => read(first, path, endpoint)) ?? [];
    const answers = new Map([...first, ...(await firstAnswers(next, asking))]);
    const parts = page.parts((path, endpoint) => read(answers, path, endpoint));
    const data = page.asks
      ? requestsScript(page.asks)
      : answers.size > 0
        ? answersScript(answers, { at: this.world.clock.now(), deviceId })
        : undefined;
    await reply
      .header('cache-control', deviceId === null ? 'no-cache' : 'private, no-cache')
      .type('text/html; charset=utf-8')
      .send(this.document.compose(page.page, { ...parts, ...(data ? { data } : {}) }));
  }

  /** Null while no experiment is under way: then every document is the same, and no cookie is read or made. */
  private async readerOf(request: FastifyRequest, reply: FastifyReply): Promise<string | null> {
    if (!(await this.world.isSplit())) return null;
    const known = deviceIn(request.headers.cookie ?? '');
    if (known) return known;
    const made = randomUUID();
    const secure = request.protocol === 'https' ? '; Secure' : '';
    void reply.header(
      'set-cookie',
      `${DEVICE_COOKIE}=${made}; Path=/; Max-Age=${COOKIE_SECONDS}; SameSite=Lax${secure}`,
    );
    return made;
  }
}

function read<K extends keyof Api>(
  answers: FirstAnswers,
  path: string,
  _endpoint: K,
): Api[K]['output'] | undefined {
  const body = answers.get(path);
  return body === undefined ? undefined : (JSON.parse(body) as Api[K]['output']);
}
