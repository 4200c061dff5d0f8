import { ERRORS, errorStatus, type ErrorCode } from '@yimai/shared/api/errors';
import type { Reply } from '../support/mall.js';

const CHINESE = /[\u4e00-\u9fff]/;
const REQUEST_ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
/** What the inside of a server looks like when it shows. */
const LEAK = /\bat .*\.(ts|js):\d|node_modules|\bER_[A-Z]|SELECT |INSERT INTO|stack|ZodError/;
const FIELDS = new Set(['code', 'message', 'param', 'requestId']);

/** What is wrong with a refusal; null when it is one of ours, whole, in Chinese, and says nothing about the inside. */
export function refusalProblem(reply: Reply, expected?: ErrorCode): string | null {
  const { status, error, text } = reply;
  const seen = `${status} ${text.slice(0, 200)}`;
  if (status < 400) return `was accepted: ${seen}`;
  if (status >= 500) return `failed: ${seen}`;
  const { code, message, requestId } = error;
  if (!code || !(code in ERRORS)) return `no code of the catalogue: ${seen}`;
  if (errorStatus(code) !== status) return `the status does not fit the code: ${seen}`;
  if (!message || !CHINESE.test(message)) return `no Chinese message: ${seen}`;
  if (!requestId || !REQUEST_ID.test(requestId)) return `no request id: ${seen}`;
  if (
    Object.keys(reply.body as object).length !== 1 ||
    Object.keys(error).some((field) => !FIELDS.has(field))
  )
    return `says more than it should: ${seen}`;
  if (LEAK.test(text)) return `shows the inside: ${seen}`;
  if (expected && code !== expected) return `expected ${expected}: ${seen}`;
  return null;
}

/** Fails with the first few problems and their number, which reads better than all of them. */
export function expectNone(problems: readonly string[]): void {
  expect({ count: problems.length, first: problems.slice(0, 12) }).toEqual({ count: 0, first: [] });
}
