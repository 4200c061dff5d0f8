import { randomUUID } from 'node:crypto';
import type { MemberId } from '@yimai/shared/kernel/id';
import type { CallContext } from '../../src/platform/http/index.js';

/** The call of a logged-in member, as the guard leaves it. */
export function memberCall(memberId: MemberId, changes: Partial<CallContext> = {}): CallContext {
  return {
    principal: { kind: 'member', memberId, sessionId: 1, distributorId: null, platform: 'wechat' },
    requestId: randomUUID(),
    ip: '127.0.0.1',
    userAgent: 'spec',
    os: 'android',
    deviceId: null,
    idempotencyKey: randomUUID(),
    ...changes,
  };
}
