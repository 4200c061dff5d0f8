export { IdentityModule } from './identity.module.js';
export { IdentityService, type MemberSummary, type PayingApp } from './identity.service.js';
export { AccessTokens, type SessionPlatform } from './access-tokens.js';
export { HandoverTickets, type HandoverTicket } from './handover-tickets.js';
export { LoginResolver, type PlatformProof, type ResolvedLogin } from './login-resolver.js';
export { MERGE_CONSENT_TEXT, MERGE_CONSENT_VERSION } from './merge-consent.js';
export { MergeProposals } from './merge-proposals.js';
export type { MergeProposalRow } from './merge-proposal.repository.js';
export { OauthStates } from './oauth-states.js';
export { nationalPhone } from './phone.js';
export { PhoneVerification } from './phone-verification.js';
export { Sessions } from './sessions.js';
export { SmsCodes, type SmsProof, type SmsPurpose } from './sms-codes.js';
export { StaffAccounts } from './staff-accounts.service.js';
export { StaffService, type StaffLogin, type StaffSeed } from './staff.service.js';
export { newTotpSecret, totpCode, totpUri } from './totp.js';
export {
  DISTRIBUTOR_LOOKUP,
  DistributorLookupSlot,
  LOGIN_OBSERVERS,
  LoginObservers,
  MEMBER_ABSORBERS,
  MemberAbsorbers,
  type Absorption,
  type DistributorLookup,
  type LoginEvent,
  type LoginObserver,
  type MemberAbsorber,
} from './ports.js';
