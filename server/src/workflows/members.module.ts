import { Module } from '@nestjs/common';
import { AddressModule } from '../modules/address/index.js';
import { AftersaleModule } from '../modules/aftersale/index.js';
import { BindingModule } from '../modules/binding/index.js';
import { CartModule } from '../modules/cart/index.js';
import { CommissionModule } from '../modules/commission/index.js';
import { DistributorModule } from '../modules/distributor/index.js';
import { IdentityModule } from '../modules/identity/index.js';
import { LedgerModule } from '../modules/ledger/index.js';
import { OrderModule } from '../modules/order/index.js';
import { PaymentModule } from '../modules/payment/index.js';
import { PromotionModule } from '../modules/promotion/index.js';
import { WithdrawalModule } from '../modules/withdrawal/index.js';
import { AbsorbDistribution } from './absorb-distribution.js';
import { AdmitMember } from './admit-member.js';
import { HandOver, TakeOver } from './hand-over.js';
import { LinksModule } from './links.module.js';
import { LogIn } from './log-in.js';
import { AbsorberWiring, DistributionWiring } from './member-wiring.js';
import { MergeFactsRepository } from './merge-facts.repository.js';
import { ExecuteMerge } from './execute-merge.js';
import { MergeMembers } from './merge-members.js';
import { PlatformProofs } from './platform-proofs.js';
import { SignInAgain } from './sign-in-again.js';
import { PreviewMerge } from './preview-merge.js';
import { VerifyPhone } from './verify-phone.js';

/** The stories of people: log in, verify a phone, become one member. */
@Module({
  imports: [
    AddressModule,
    AftersaleModule,
    BindingModule,
    CartModule,
    CommissionModule,
    DistributorModule,
    IdentityModule,
    LedgerModule,
    LinksModule,
    OrderModule,
    PaymentModule,
    PromotionModule,
    WithdrawalModule,
  ],
  providers: [
    AbsorbDistribution,
    AbsorberWiring,
    AdmitMember,
    DistributionWiring,
    ExecuteMerge,
    HandOver,
    LogIn,
    MergeFactsRepository,
    MergeMembers,
    PlatformProofs,
    PreviewMerge,
    SignInAgain,
    TakeOver,
    VerifyPhone,
  ],
  exports: [HandOver, LogIn, MergeMembers, TakeOver, VerifyPhone],
})
export class MembersModule {}
