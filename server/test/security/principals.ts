import type { Access, StaffRole } from '@yimai/shared/api/access';
import { roleAllows, STAFF_ROLES } from '@yimai/shared/api/access';
import type { ErrorCode } from '@yimai/shared/api/errors';
import { SignJWT } from 'jose';
import { purposeKey } from '../../src/modules/identity/access-tokens.js';
import { APP_CONFIG, type AppConfig } from '../../src/platform/config/index.js';
import type { TestMall } from '../support/mall.js';
import { enter, type Shopper } from '../support/mall-people.js';
import type { Owner, World } from './world.js';

/** Somebody who calls, and what the table says about them. */
export interface Caller {
  name: string;
  token: string | undefined;
  standing: 'anonymous' | 'member' | 'distributor' | StaffRole;
  /** The token is no good: what whoever needs a person answers. */
  refusal?: ErrorCode;
  /** Whose things are "own", and whose are "somebody else's". */
  own?: Owner;
  other?: Owner;
}

/** Null: admitted. Otherwise the code of the refusal, from the endpoint's access and nothing else. */
export function refusalOf(caller: Caller, access: Access): ErrorCode | null {
  if (access === 'anyone') return null;
  if (caller.refusal) return caller.refusal;
  if (access === 'development') return null;
  const { standing } = caller;
  if (standing === 'anonymous') return 'UNAUTHENTICATED';
  const isMember = standing === 'member' || standing === 'distributor';
  if (typeof access === 'object') return !isMember && roleAllows(standing, access.staff) ? null : 'FORBIDDEN';
  if (!isMember) return 'FORBIDDEN';
  return access === 'distributor' && standing === 'member' ? 'DISTRIBUTOR_REQUIRED' : null;
}

/** Everybody the matrix is about. */
export async function callersOf(mall: TestMall, world: World): Promise<Caller[]> {
  const { buyerA, buyerB, distributor, rival } = world;
  const people: Caller[] = [
    { name: 'buyer A', token: buyerA.shopper.token, standing: 'member', own: buyerA, other: buyerB },
    { name: 'buyer B', token: buyerB.shopper.token, standing: 'member', own: buyerB, other: buyerA },
    {
      name: 'distributor',
      token: distributor.shopper.token,
      standing: 'distributor',
      own: distributor,
      other: rival,
    },
  ];
  const staff = STAFF_ROLES.map((role): Caller => ({
    name: `staff ${role}`,
    token: world.staff[role],
    standing: role,
    own: { shopper: buyerA.shopper, has: world.shared },
  }));
  return [
    { name: 'anonymous', token: undefined, standing: 'anonymous' },
    ...people,
    ...staff,
    ...(await refusedCallers(mall, world)),
  ];
}

async function refusedCallers(mall: TestMall, world: World): Promise<Caller[]> {
  const loggedOut = await enter(mall, 1);
  await mall.call('logout', {}, { token: loggedOut.token });
  const bad = (name: string, token: string, refusal: ErrorCode): Caller => ({
    name,
    token,
    refusal,
    standing: 'anonymous',
  });
  const forged = await forgeries(mall, world.buyerA.shopper, world.buyerB.shopper);
  return [
    bad('absorbed member', world.absorbed.token, 'TOKEN_REVOKED'),
    bad('blocked member', world.blocked.token, 'MEMBER_BLOCKED'),
    bad('revoked session', loggedOut.token, 'TOKEN_REVOKED'),
    bad('refresh token', world.buyerA.shopper.refreshToken, 'UNAUTHENTICATED'),
    bad('expired token', forged.expired, 'TOKEN_EXPIRED'),
    ...Object.entries(forged)
      .filter(([name]) => name !== 'expired')
      .map(([name, token]) => bad(`forged: ${name}`, token, 'UNAUTHENTICATED')),
  ];
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString()) as Record<string, unknown>;

/** Tokens that are nearly ours. */
async function forgeries(
  mall: TestMall,
  victim: Shopper,
  accomplice: Shopper,
): Promise<Record<string, string> & { expired: string }> {
  const config = mall.app.get<AppConfig>(APP_CONFIG);
  const ours = new Uint8Array(purposeKey(config, 'access-token'));
  const theirs = new Uint8Array(
    purposeKey({ TOKEN_SECRET: Buffer.alloc(32).toString('base64') }, 'access-token'),
  );
  const quotes = new Uint8Array(purposeKey(config, 'refresh-token'));
  const [head, , signature] = accomplice.token.split('.');
  const claims = decode(victim.token.split('.')[1]);
  const sign = (changes: object, { key = ours, typ = 'at+jwt', more = {} } = {}): Promise<string> =>
    new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'HS256', typ, ...more }).sign(key);
  const now = Number(claims['iat']);
  return {
    'alg none': `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claims)}.`,
    'alg none, signed': `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claims)}.${signature}`,
    'other secret': await sign({}, { key: theirs }),
    'key of another purpose': await sign({}, { key: quotes }),
    'altered payload': `${head}.${encode(claims)}.${signature}`,
    'other audience': await sign({ aud: 'yimai-console' }),
    'staff audience, member token': await sign({ aud: 'yimai-console' }, { typ: 'staff+jwt' }),
    'other issuer': await sign({ iss: 'somebody' }),
    'not yet valid': await sign({ nbf: now + 3600 }),
    'key in the header': await sign(
      {},
      { more: { jku: 'https://example.com/keys', kid: '../../etc/passwd' } },
    ),
    'another id': await sign({ sub: 'ord_1' }),
    expired: await sign({ iat: now - 7200, nbf: now - 7200, exp: now - 3600 }),
  };
}
