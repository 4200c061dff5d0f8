import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../../platform/http/index.js';

/** OWASP's second recommendation for argon2id: 19 MiB, two passes. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Verified when nobody has the name, so that the time of the answer does not tell. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
/** Length is what counts (NIST SP 800-63B); composition rules only make people write it down. */
const LEAST = 10;

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2);

/** False as well for nobody, and for somebody who has not chosen a password yet; all three take as long. */
export function isPasswordOf(row: { passwordHash: string } | null, password: string): Promise<boolean> {
  return verify(row?.passwordHash || NOBODY, password).catch(() => false);
}

/** By which a token knows its password: another one has another mark, and the hash cannot be had from it. */
export const markOf = ({ passwordHash }: { passwordHash: string }): string =>
  createHash('sha256').update(passwordHash).digest('base64url').slice(0, 16);

/** @throws STAFF_PASSWORD_WEAK when it is short, or the name of the account stands in it. */
export function requireStrong(password: string, username: string): void {
  if (password.length < LEAST || password.toLowerCase().includes(username))
    throw new DomainError('STAFF_PASSWORD_WEAK');
}
