import { DEVICE_HEADER } from '@yimai/shared/api/device';
import type { FastifyInstance } from 'fastify';
import { html, jsonScript, type Html } from './html.js';

/** Answers of the API by path, as their bodies. */
export type FirstAnswers = ReadonlyMap<string, string>;

interface Asking {
  fastify: FastifyInstance;
  /** Of the reader: limits count for who asks, not for us. */
  ip: string;
  /** The reader's installation, while an experiment is under way. */
  deviceId: string | null;
  withinMs: number;
}

/**
 * Asks our own API, without a socket, what the page would ask first: the very answers that anybody gets. What is refused
 * or late is left out, and the page's script asks for it as usual.
 */
export async function firstAnswers(paths: readonly string[], asking: Asking): Promise<FirstAnswers> {
  const { fastify, ip, deviceId, withinMs } = asking;
  const headers = deviceId === null ? {} : { [DEVICE_HEADER]: deviceId };
  const ask = async (url: string): Promise<readonly [string, string] | undefined> => {
    const answer = await fastify.inject({ method: 'GET', url, headers, remoteAddress: ip });
    return answer.statusCode === 200 ? [url, answer.body] : undefined;
  };
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, withinMs, undefined).unref());
  const answers = await Promise.all(
    paths.map((url) => Promise.race([ask(url).catch(() => undefined), late])),
  );
  return new Map(answers.filter((one) => one !== undefined));
}

/** The answers where `client/src/platform/first-answers.h5.ts` looks for them. */
export function answersScript(
  answers: FirstAnswers,
  { at, deviceId }: { at: Date; deviceId: string | null },
): Html {
  const bodies = [...answers].map(([url, body]) => `${JSON.stringify(url)}:${body}`).join(',');
  const device = deviceId === null ? '' : `"device":${JSON.stringify(deviceId)},`;
  const json = `{"at":${JSON.stringify(at.toUTCString())},${device}"answers":{${bodies}}}`;
  return html`<script type="application/json" id="first-answers">
    ${jsonScript(json)}
  </script>`;
}

/** Addresses for the loader of the document (config/taro/boot-loader.js), which asks them as whoever is logged in. */
export function requestsScript(paths: readonly string[]): Html {
  return html`<script type="application/json" id="first-requests">
    ${jsonScript(JSON.stringify(paths))}
  </script>`;
}
