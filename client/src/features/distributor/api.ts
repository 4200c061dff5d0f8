import { useRef } from 'react';
import { useDidShow } from '@tarojs/taro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { usePageRefresh } from '@/components/use-page-refresh';
import { noteDistributor } from '@/lib/member';
import { api, type ApiOutput } from '@/lib/request';
import { useSession } from '@/stores/session';

export type Distributor = ApiOutput<'getDistributor'>;
export type Dashboard = ApiOutput<'getDashboard'>;
export type Commission = ApiOutput<'listCommissions'>['items'][number];
export type Receipt = ApiOutput<'getCommissionReceipt'>;
export type Customer = ApiOutput<'listCustomers'>['items'][number];
export type TeamMember = ApiOutput<'listTeam'>['items'][number];
export type ReferralCode = ApiOutput<'createReferralCode'>;
export type Withdrawal = ApiOutput<'getWithdrawal'>;
export type WithdrawalTerms = ApiOutput<'getWithdrawalTerms'>;
export type Material = ApiOutput<'listMaterials'>['items'][number];
export type Identity = ApiOutput<'listMyIdentities'>['items'][number];
export type Guide = ApiOutput<'getGuide'>;
export type CommissionTerms = ApiOutput<'getCommissionTerms'>;
export type EarningPreview = ApiOutput<'previewEarning'>;
export type Invitee = ApiOutput<'listInvitees'>['items'][number];
export type InviteProgress = ApiOutput<'getInviteProgress'>;
export type Network = ApiOutput<'getNetwork'>;
export type NetworkNode = Network['me'];
export type OwnCode = ApiOutput<'listReferralCodes'>['items'][number];
export type LinkCheck = ApiOutput<'checkLink'>;
export type Platform = Commission['platform'];
export type Target = ReferralCode['target'];

const ROOT = 'distributor';
const TERMS_FRESH_MS = 60_000;

/** Every key of this feature starts with the same word, so that one event can make all of them stale. */
export const keys = {
  all: [ROOT] as const,
  status: [ROOT, 'status'] as const,
  dashboard: (days: number) => [ROOT, 'dashboard', days] as const,
  outlook: [ROOT, 'outlook'] as const,
  insight: (days: number) => [ROOT, 'insight', days] as const,
  commissions: (...filter: readonly (string | undefined)[]) => [ROOT, 'commissions', ...filter] as const,
  receipt: (commissionId: string) => [ROOT, 'receipt', commissionId] as const,
  customers: (state: string) => [ROOT, 'customers', state] as const,
  team: [ROOT, 'team'] as const,
  code: (target: Target, productId: string | undefined) => [ROOT, 'code', target, productId] as const,
  materials: (filter: object) => [ROOT, 'materials', filter] as const,
  poster: (wish: object) => [ROOT, 'poster', wish] as const,
  terms: [ROOT, 'terms'] as const,
  withdrawals: [ROOT, 'withdrawals'] as const,
  withdrawal: (withdrawalId: string) => [ROOT, 'withdrawal', withdrawalId] as const,
  identities: [ROOT, 'identities'] as const,
  guide: [ROOT, 'guide'] as const,
  inviteProgress: [ROOT, 'invite-progress'] as const,
  invitees: [ROOT, 'invitees'] as const,
  network: [ROOT, 'network'] as const,
  /** Mine, with an empty `under`. */
  partners: (under: string, search: string) => [ROOT, 'partners', under, search] as const,
  codes: [ROOT, 'codes'] as const,
  commissionTerms: [ROOT, 'commission-terms'] as const,
  preview: (productId: string | undefined) => [ROOT, 'preview', productId] as const,
  products: (keyword: string) => [ROOT, 'products', keyword] as const,
};

const DECISION_POLL_MS = 15_000;

/** My status or application; asks only when somebody is logged in. */
export function useDistributor() {
  const isLoggedIn = useSession((state) => state.tokens !== null);
  return useQuery({
    queryKey: keys.status,
    queryFn: async () => {
      const mine = await api.getDistributor();
      noteDistributor(mine.status);
      return mine;
    },
    enabled: isLoggedIn,
    // Whoever waits for the answer on this page sees it arrive.
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? DECISION_POLL_MS : false),
  });
}

/** The policy in force: rates, cap, days. Changes seldom, and every page that names a figure asks for it. */
export function useCommissionTerms() {
  return useQuery({
    queryKey: keys.commissionTerms,
    queryFn: () => api.getCommissionTerms(),
    staleTime: TERMS_FRESH_MS,
  });
}

/** Pulled down: asks anew for everything of this feature that the page shows. */
export function useRefreshAll(): void {
  const client = useQueryClient();
  usePageRefresh(() => client.invalidateQueries({ queryKey: keys.all }));
}

/** Coming back from a page on top, what is below may be out of date: fetches the visible answers of this feature anew. */
export function useFreshOnShow(): void {
  const client = useQueryClient();
  const isFirst = useRef(true);
  useDidShow(() => {
    if (!isFirst.current) void client.invalidateQueries({ queryKey: keys.all });
    isFirst.current = false;
  });
}
