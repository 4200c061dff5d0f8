import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  alphanumeric,
  type Collection,
  type NotificationStyle,
  type ProviderContext,
} from '../core/index.js';

/** Where the platform pushes events to; nothing is pushed until the tester or the set-up says where. */
export interface PushTarget {
  url: string;
  encrypted: boolean;
}

/** Three tries in all; the spacing is not documented. */
const PUSH_PATH = '/v1/notify/wechat-message';
const LADDER_MS = [5_000, 5_000];

export function pushTarget(context: ProviderContext): Collection<PushTarget> {
  return context.collection('push-target');
}

/** Message push in JSON, plain or encrypted, signed in the query. */
export function messagePush(context: ProviderContext): NotificationStyle {
  const { messagePush: secrets, mini } = context.config.wechat;
  return {
    ladderMs: LADDER_MS,
    accepted: (status, body) => status === 200 && (body === 'success' || body === ''),
    prepare(draft, mode) {
      const timestamp = String(Math.floor(context.clock.now() / 1000));
      const nonce = String(randomBytes(4).readUInt32BE());
      const token = mode === 'good' ? secrets.token : `${secrets.token}x`;
      const query = new URLSearchParams({
        signature: sha1Sorted([token, timestamp, nonce]),
        timestamp,
        nonce,
      });
      const message = JSON.stringify(draft.payload);
      let body = message;
      if (pushTarget(context).get('target')?.encrypted) {
        const encrypted = encrypt(secrets.encodingAesKey, message, mini.appId);
        query.set('encrypt_type', 'aes');
        query.set('msg_signature', sha1Sorted([token, timestamp, nonce, encrypted]));
        body = JSON.stringify({ ToUserName: 'gh_sim', Encrypt: encrypted });
      }
      return {
        url: `${draft.url}?${query.toString()}`,
        headers: { 'content-type': 'application/json' },
        body,
      };
    },
  };
}

/** Pushes an event, if a target is known; what the shop itself asked for goes to its server in any case. */
export function pushEvent(
  context: ProviderContext,
  event: { name: string; businessNo: string; fields: object; isAskedFor?: true },
): void {
  const usual = event.isAskedFor ? { url: `${context.apiBaseUrl}${PUSH_PATH}` } : undefined;
  const target = pushTarget(context).get('target') ?? usual;
  if (!target) return;
  const payload = {
    ToUserName: 'gh_sim',
    FromUserName: 'oSYSTEM',
    CreateTime: Math.floor(context.clock.now() / 1000),
    MsgType: 'event',
    Event: event.name,
    ...event.fields,
  };
  context.notify({
    eventId: randomUUID(),
    topic: event.name,
    businessNo: event.businessNo,
    url: target.url,
    payload,
  });
}

function sha1Sorted(parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** AES-256-CBC over 16 random bytes, the length, the message and the appid, padded to 32-byte blocks. */
function encrypt(encodingAesKey: string, message: string, appId: string): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const bytes = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  const plain = Buffer.concat([Buffer.from(alphanumeric(16)), length, bytes, Buffer.from(appId)]);
  const pad = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])),
    cipher.final(),
  ]).toString('base64');
}
