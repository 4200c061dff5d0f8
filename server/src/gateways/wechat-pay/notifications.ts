import { z } from '@yimai/shared/kernel/zod';
import {
  GatewayError,
  type ChannelNotification,
  type NotificationReply,
  type RawNotification,
} from '../ports.js';
import { PROVIDER, type WeChatPayApi } from './api.js';
import { decryptResource } from './cipher.js';
import { paymentFact, payoutFact, refundFact } from './facts.js';

const envelopeSchema = z.object({
  id: z.string().min(1),
  event_type: z.string(),
  resource: z.object({
    algorithm: z.string().optional(),
    original_type: z.string().optional(),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().optional(),
  }),
});

/** Verifies, then decrypts, then reads. Everything that does not fit is `forged`: the platform will send it again. */
export function readNotification(
  api: WeChatPayApi,
  apiV3Key: string,
  raw: RawNotification,
): ChannelNotification {
  const headers = Object.fromEntries(
    Object.entries(raw.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const problem = api.verifier.problemOf(headers, raw.rawBody);
  if (problem) throw forged(problem, 'the signature does not hold');
  const envelope = attempt('MALFORMED', () => envelopeSchema.parse(JSON.parse(raw.rawBody.toString('utf8'))));
  const plain: unknown = attempt('DECRYPT', () => JSON.parse(decryptResource(apiV3Key, envelope.resource)));
  const { id: eventId, event_type: event, resource } = envelope;
  return attempt('MALFORMED', () => {
    // Profit-sharing notices carry the same event type, but another original_type.
    if (event === 'TRANSACTION.SUCCESS' && (resource.original_type ?? 'transaction') === 'transaction') {
      return { kind: 'payment', eventId, fact: paymentFact(plain) };
    }
    if (event.startsWith('REFUND.')) return { kind: 'refund', eventId, fact: refundFact(plain) };
    if (event === 'MCHTRANSFER.BILL.FINISHED') return { kind: 'payout', eventId, fact: payoutFact(plain) };
    throw forged('UNSUPPORTED_EVENT', `no use for ${event}`);
  });
}

/** Any 200 or 204 is accepted; a refusal must be 4xx or 5xx. */
export function acknowledge(outcome: 'accepted' | 'rejected'): NotificationReply {
  const contentType = 'application/json; charset=utf-8';
  return outcome === 'accepted'
    ? { status: 200, contentType, body: '{"code":"SUCCESS","message":"成功"}' }
    : { status: 400, contentType, body: '{"code":"FAIL","message":"失败"}' };
}

function attempt<T>(code: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (error instanceof GatewayError && error.failure === 'forged') throw error;
    throw forged(code, error instanceof Error ? error.message : String(error));
  }
}

function forged(code: string, message: string): GatewayError {
  return new GatewayError('forged', PROVIDER, code, message);
}
