import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { asId } from '@yimai/shared/kernel/id';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import type { DatabaseClock } from '../../platform/clock/index.js';
import { loadConfig } from '../../platform/config/index.js';
import { AccessTokens, purposeKey } from './access-tokens.js';

// The attacks of a good textbook, one by one. Real: signing and checking. Fake: the clock.
const config = loadConfig({ DATABASE_URL: 'mysql://nobody@127.0.0.1/none' });
let now = new Date('2026-03-02T02:00:00Z');
const tokens = new AccessTokens({ now: () => now } as DatabaseClock, config);
const claims = { memberId: asId('member', 42), sessionId: asId('session', 7), platform: 'wechat' as const };

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const decode = (part: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString()) as Record<string, unknown>;
const hmac = (input: string, key: Buffer = purposeKey(config, 'access-token'), hash = 'sha256'): string =>
  createHmac(hash, key).update(input).digest('base64url');

/** A token with changed parts, signed with our own key unless said otherwise: what remains is the check behind it. */
async function forged(change: {
  header?: Record<string, unknown>;
  payload?: Record<string, unknown>;
  rawPayload?: (payload: Record<string, unknown>) => string;
  key?: Buffer;
  hash?: string;
}): Promise<string> {
  const [header, payload] = (await tokens.issueMember(claims)).token.split('.');
  const plain = { ...decode(payload), ...change.payload };
  const input = `${encode({ ...decode(header), ...change.header })}.${encode(change.rawPayload?.(plain) ?? plain)}`;
  return `${input}.${hmac(input, change.key, change.hash)}`;
}

beforeEach(() => (now = new Date('2026-03-02T02:00:00Z')));

describe('access tokens', () => {
  it('come back as they were issued, for fifteen minutes', async () => {
    const { token, expiresAt } = await tokens.issueMember(claims);
    expect(await tokens.verify(token)).toEqual({ kind: 'member', ...claims });
    expect(expiresAt.getTime() - now.getTime()).toBe(15 * MINUTE_MS);
    expect(token.length).toBeLessThan(500);
    now = new Date(expiresAt.getTime() - 1000);
    await expect(tokens.verify(token)).resolves.toMatchObject({ kind: 'member' });
    now = expiresAt;
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  });

  it('keep members and staff apart', async () => {
    const { token } = await tokens.issueStaff({ staffId: asId('staff', 3), mark: 'of a password' });
    expect(await tokens.verify(token)).toEqual({ kind: 'staff', staffId: 3, mark: 'of a password' });
  });

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const attacks: [string, () => Promise<string>][] = [
    [
      'alg none',
      async () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${(await forged({})).split('.')[1]}.`,
    ],
    ['alg none with a signature', () => forged({ header: { alg: 'none' } })],
    ['alg written otherwise', () => forged({ header: { alg: 'hs256' } })],
    ['another HMAC', () => forged({ header: { alg: 'HS512' }, hash: 'sha512' })],
    [
      'RS256 by a key of the attacker',
      async () => {
        const [, payload] = (await forged({})).split('.');
        const input = `${encode({ alg: 'RS256', typ: 'at+jwt' })}.${payload}`;
        return `${input}.${sign('sha256', Buffer.from(input), rsa.privateKey).toString('base64url')}`;
      },
    ],
    ['kid with a path', () => forged({ header: { kid: '../../../dev/null' } })],
    ['kid with SQL', () => forged({ header: { kid: "' OR 1=1 --" } })],
    ['jku', () => forged({ header: { jku: 'https://evil.example/keys' } })],
    ['jwk', () => forged({ header: { jwk: rsa.publicKey.export({ format: 'jwk' }) } })],
    ['x5u', () => forged({ header: { x5u: 'https://evil.example/cert' } })],
    ['crit', () => forged({ header: { crit: ['exp'] } })],
    ['empty signature', async () => `${(await forged({})).split('.').slice(0, 2).join('.')}.`],
    [
      'altered payload',
      async () => {
        const [header, payload, signature] = (await forged({})).split('.');
        return `${header}.${encode({ ...decode(payload), sub: 'mbr_1' })}.${signature}`;
      },
    ],
    ['nbf ahead', () => forged({ payload: { nbf: now.getTime() / 1000 + 60 } })],
    ['no expiry', () => forged({ payload: { exp: undefined } })],
    ['another audience', () => forged({ payload: { aud: 'another-shop' } })],
    ['two audiences', () => forged({ payload: { aud: ['yimai-shop', 'yimai-console'] } })],
    ['another issuer', () => forged({ payload: { iss: 'evil' } })],
    ['an ID token', () => forged({ header: { typ: 'JWT' } })],
    ['a member dressed as staff', () => forged({ header: { typ: 'staff+jwt' }, payload: { sub: 'stf_1' } })],
    ['the audience of staff', () => forged({ payload: { aud: 'yimai-console', sub: 'stf_1' } })],
    ['the subject of another kind', () => forged({ payload: { sub: 'ord_1' } })],
    ['an unknown platform', () => forged({ payload: { plt: 'alipay' } })],
    ['an old key', () => forged({ key: Buffer.alloc(32, 1) })],
    ['the key of refresh tokens', () => forged({ key: purposeKey(config, 'refresh-token') })],
    ['the bare secret', () => forged({ key: Buffer.from(config.TOKEN_SECRET, 'base64') })],
    ['truncated', async () => (await forged({})).slice(0, -4)],
    [
      'duplicated claims',
      () => forged({ rawPayload: (p) => `{"sub":"mbr_1",${JSON.stringify(p).slice(1)}` }),
    ],
    ['a huge token', () => forged({ payload: { junk: 'x'.repeat(100_000) } })],
    ['unicode digits', () => forged({ payload: { sub: 'mbr_１' } })],
    ['five parts', async () => `${await forged({})}.e30.e30`],
    ['not base64', async () => 'Bearer.of.bad…news'],
    ['nothing', async () => ''],
  ];

  it.each(attacks)('refuse %s', async (_, attack) => {
    await expect(tokens.verify(await attack())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('accept the unchanged forgery, so that the attacks above fail for their own reason', async () => {
    await expect(tokens.verify(await forged({}))).resolves.toMatchObject({ kind: 'member' });
  });
});
