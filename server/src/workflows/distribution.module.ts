import { Module } from '@nestjs/common';
import { AftersaleModule } from '../modules/aftersale/index.js';
import { BindingModule } from '../modules/binding/index.js';
import { CatalogModule } from '../modules/catalog/index.js';
import { CommissionModule } from '../modules/commission/index.js';
import { DistributorModule } from '../modules/distributor/index.js';
import { DoudianModule } from '../modules/doudian/index.js';
import { HealthModule } from '../modules/health/index.js';
import { InsightModule } from '../modules/insight/index.js';
import { LedgerModule } from '../modules/ledger/index.js';
import { NotificationModule } from '../modules/notification/index.js';
import { OrderModule } from '../modules/order/index.js';
import { SettlementModule } from '../modules/settlement/index.js';
import { WithdrawalModule } from '../modules/withdrawal/index.js';
import { AccountChangesRepository } from './account-changes.repository.js';
import { AnnounceAccounts, AnnounceEarnings } from './announce-live.js';
import { ApplyDistributor } from './apply-distributor.js';
import { CheckLink } from './check-link.js';
import { ClientSetup } from './client-setup.js';
import { CommissionExtras } from './commission-extras.js';
import { CreatePoster } from './create-poster.js';
import { ContentModule } from './content.module.js';
import { DecideApplication } from './decide-application.js';
import { ManageDistributors } from './manage-distributors.js';
import { GuideFactsRepository } from './guide-facts.repository.js';
import { InviteFactsRepository } from './invite-facts.repository.js';
import { LinksModule } from './links.module.js';
import { PayWithdrawal } from './pay-withdrawal.js';
import { PayoutCalls } from './payout-calls.js';
import { PosterCodes } from './poster-codes.js';
import { PosterFiles } from './poster-files.js';
import { PublishPolicy } from './publish-policy.js';
import { RequestWithdrawal, ReviewWithdrawal } from './request-withdrawal.js';
import { NoticeSender, SendNotices } from './send-notices.js';
import { SettleCommissions } from './settle-commissions.js';
import { ShareCard } from './share-card.js';
import { ShareLinks } from './share-links.js';
import { TradeModule } from './trade.module.js';
import { ViewCommissions } from './view-commissions.js';
import { ViewBooks, ViewConsoleDashboard, ViewConsoleDistributors } from './view-console.js';
import { ViewCustomers } from './view-customers.js';
import { ViewDashboard, ViewDistributor } from './view-distributor.js';
import { ViewEarnings } from './view-earnings.js';
import { ViewGuide } from './view-guide.js';
import { ViewInvites } from './view-invites.js';
import { ViewNetwork } from './view-network.js';
import { ViewWithdrawals } from './view-withdrawals.js';
import { WithdrawalAccounts } from './withdrawal-accounts.js';

const modules = [
  AftersaleModule,
  BindingModule,
  CatalogModule,
  CommissionModule,
  ContentModule,
  DistributorModule,
  DoudianModule,
  HealthModule,
  InsightModule,
  LedgerModule,
  LinksModule,
  NotificationModule,
  OrderModule,
  SettlementModule,
  TradeModule,
  WithdrawalModule,
];
const workflows = [
  AnnounceAccounts,
  AnnounceEarnings,
  ApplyDistributor,
  CheckLink,
  ClientSetup,
  CommissionExtras,
  CreatePoster,
  DecideApplication,
  ManageDistributors,
  PayWithdrawal,
  PublishPolicy,
  RequestWithdrawal,
  ReviewWithdrawal,
  NoticeSender,
  SendNotices,
  SettleCommissions,
  ShareCard,
  ShareLinks,
  ViewBooks,
  ViewCommissions,
  ViewConsoleDashboard,
  ViewConsoleDistributors,
  ViewCustomers,
  ViewDashboard,
  ViewDistributor,
  ViewEarnings,
  ViewGuide,
  ViewInvites,
  ViewNetwork,
  ViewWithdrawals,
];

/** From the click to the payout. Needs the global gateways, identity and live modules. */
@Module({
  imports: modules,
  providers: [
    ...workflows,
    AccountChangesRepository,
    GuideFactsRepository,
    InviteFactsRepository,
    PayoutCalls,
    PosterCodes,
    PosterFiles,
    WithdrawalAccounts,
  ],
  exports: [...workflows, ...modules],
})
export class DistributionModule {}
