import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { AUTHENTICATOR } from '../../platform/http/index.js';
import { AccessTokens } from './access-tokens.js';
import { TokenAuthenticator } from './authenticator.js';
import { HandoverRepository } from './handover.repository.js';
import { HandoverTickets } from './handover-tickets.js';
import { IdentityValues } from './identity-values.js';
import { IdentityService } from './identity.service.js';
import { LoginResolver } from './login-resolver.js';
import { MemberRepository } from './member.repository.js';
import { MergeProposalRepository } from './merge-proposal.repository.js';
import { MergeProposals } from './merge-proposals.js';
import { OauthStateRepository } from './oauth-state.repository.js';
import { OauthStates } from './oauth-states.js';
import { PhoneVerification } from './phone-verification.js';
import {
  DISTRIBUTOR_LOOKUP,
  DistributorLookupSlot,
  LOGIN_OBSERVERS,
  LoginObservers,
  MEMBER_ABSORBERS,
  MemberAbsorbers,
} from './ports.js';
import { SessionRepository } from './session.repository.js';
import { Sessions } from './sessions.js';
import { SmsCodeRepository } from './sms-code.repository.js';
import { SmsCodes } from './sms-codes.js';
import { StaffAccounts } from './staff-accounts.service.js';
import { StaffRepository } from './staff.repository.js';
import { StaffService } from './staff.service.js';

const repositories = [
  HandoverRepository,
  MemberRepository,
  MergeProposalRepository,
  OauthStateRepository,
  SessionRepository,
  SmsCodeRepository,
  StaffRepository,
];
const services = [
  AccessTokens,
  HandoverTickets,
  IdentityService,
  IdentityValues,
  LoginResolver,
  MergeProposals,
  OauthStates,
  PhoneVerification,
  Sessions,
  SmsCodes,
  StaffAccounts,
  StaffService,
];
/** Filled by other modules in `onModuleInit`; injectable by class and by token. */
const slots = [DistributorLookupSlot, LoginObservers, MemberAbsorbers];
const tokens = [
  { provide: AUTHENTICATOR, useClass: TokenAuthenticator },
  { provide: DISTRIBUTOR_LOOKUP, useExisting: DistributorLookupSlot },
  { provide: LOGIN_OBSERVERS, useExisting: LoginObservers },
  { provide: MEMBER_ABSORBERS, useExisting: MemberAbsorbers },
];

/** People: members, their identities, sessions and merges; staff. Needs `GatewaysModule`. */
@Global()
@Module({
  providers: [...repositories, ...services, ...slots, ...tokens],
  exports: [...services, ...slots, ...tokens.map(({ provide }) => provide)],
})
export class IdentityModule implements OnModuleInit {
  constructor(
    private readonly absorbers: MemberAbsorbers,
    private readonly identity: IdentityService,
  ) {}

  onModuleInit(): void {
    this.absorbers.register('identity', this.identity);
  }
}
