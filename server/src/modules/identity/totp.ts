import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** Steps before and after the present one that are still accepted. */
const WINDOW = 1;

const totp = (secret: string): TOTP =>
  new TOTP({
    issuer: '一脉商城',
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });

/** A new secret, base 32, 160 bits. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The step a code belongs to, or null when it is wrong or too far from now. Steps are counted from 1970. */
export function totpStepOf(secret: string, code: string, at: Date): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: at.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(at.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/** The code of a moment; for enrolment pages and tests. */
export function totpCode(secret: string, at: Date): string {
  return totp(secret).generate({ timestamp: at.getTime() });
}

/** What an authenticator app scans. */
export function totpUri(secret: string, username: string): string {
  const enrolment = totp(secret);
  enrolment.label = username;
  return enrolment.toString();
}
