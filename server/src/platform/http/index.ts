export { AccessGuard, PUBLIC_ROUTE } from './access.guard.js';
export { DomainError } from './domain-error.js';
export { answerFrameworkError, describeError, DomainErrorFilter } from './domain-error.filter.js';
export { Endpoint, ENDPOINT_NAME, parseInput, type YimaiRequest } from './endpoint.js';
export {
  AUTHENTICATOR,
  type Authenticator,
  type CallContext,
  type MemberPrincipal,
  type Principal,
  type StaffPrincipal,
} from './principal.js';
export { LIMITS, RateLimiter } from './rate-limit.js';
export { UploadEndpoint } from './upload.js';
export { distributorOf, memberOf, staffOf } from './who.js';
