import type { Api } from '@yimai/shared/contracts/api';
import type { Clock } from '@yimai/shared/kernel/clock';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StorefrontDocument } from './document.js';
import { answersScript, firstAnswers, requestsScript, type FirstAnswers } from './first-answers.js';
import { pageAt } from './pages.js';

/** Later than this, a page without data is better than none. */
const ANSWERS_WITHIN_MS = 400;

/**
 * The H5 storefront's document for an address: the built one with the page's files named in it, the answers that its
 * script would ask for first, and a first paint made of them. A crawler and somebody with a slow phone read the same.
 */
export class Storefront {
  private readonly document: StorefrontDocument;

  constructor(
    private readonly fastify: FastifyInstance,
    directory: string,
    private readonly clock: Clock,
  ) {
    this.document = new StorefrontDocument(directory);
  }

  /** Hashes of the scripts inside of the document, for its content security policy. */
  scriptHashes(): readonly string[] {
    return this.document.scriptHashes();
  }

  async send(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const page = pageAt(new URL(request.url, 'http://storefront'));
    const asking = { fastify: this.fastify, ip: request.ip, withinMs: ANSWERS_WITHIN_MS };
    const first = await firstAnswers(page.answers, asking);
    const next = page.next?.((path, endpoint) => read(first, path, endpoint)) ?? [];
    const answers = new Map([...first, ...(await firstAnswers(next, asking))]);
    const parts = page.parts((path, endpoint) => read(answers, path, endpoint));
    const data = page.asks
      ? requestsScript(page.asks)
      : answers.size > 0
        ? answersScript(answers, this.clock.now())
        : undefined;
    await reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(this.document.compose(page.page, { ...parts, ...(data ? { data } : {}) }));
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
