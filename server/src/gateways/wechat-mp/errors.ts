import type { GatewayFailure } from '../ports.js';

/** Token errors: refresh once, then repeat. */
const TOKEN_ERRORS = new Set([40001, 40014, 42001]);
/** Nothing happened there and a later call may succeed, or our own set-up must change first. */
const UNAVAILABLE = new Set([40013, 40125, 40164, 41002, 41004, 44990, 45009, 45011, ...TOKEN_ERRORS]);
/** The platform itself does not know: busy, or a system error of the shipping service. */
const UNKNOWN = new Set([-1, 10060012, 10060019]);

export function isTokenError(errcode: number): boolean {
  return TOKEN_ERRORS.has(errcode);
}

/** What an errcode other than 0 means for the caller. */
export function failureOf(errcode: number): GatewayFailure {
  if (UNKNOWN.has(errcode)) return 'unknown';
  return UNAVAILABLE.has(errcode) ? 'unavailable' : 'rejected';
}
