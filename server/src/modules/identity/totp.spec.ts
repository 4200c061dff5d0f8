import { newTotpSecret, totpCode, totpStepOf, totpUri } from './totp.js';

// RFC 6238 appendix B, SHA-1: the 8-digit vectors end in these six digits.
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('TOTP', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('agrees with RFC 6238 at %i', (seconds, code) => {
    expect(totpCode(RFC_SECRET, new Date(seconds * 1000))).toBe(code);
    expect(totpStepOf(RFC_SECRET, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
  });

  it('accepts one step before and after, and names the step of the code', () => {
    const at = new Date('2026-03-02T02:00:00Z');
    const step = at.getTime() / 30_000;
    const code = totpCode(RFC_SECRET, at);
    for (const [shift, expected] of [
      [-60, null],
      [-30, step],
      [0, step],
      [30, step],
      [60, null],
    ] as const)
      expect(totpStepOf(RFC_SECRET, code, new Date(at.getTime() + shift * 1000))).toBe(expected);
  });

  it('makes secrets of 160 bits and a URI for the authenticator', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpUri(secret, 'boss')).toContain(`secret=${secret}`);
  });
});
