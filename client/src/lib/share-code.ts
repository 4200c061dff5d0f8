import { useQuery } from '@tanstack/react-query';
import { useIsDistributor } from './member';
import { queryClient } from './query';
import { api, type ApiInput, type ApiOutput } from './request';
import { useSettled } from './use-settled';

export type ReferralCode = ApiOutput<'createReferralCode'>;
type Target = ApiInput<'createReferralCode'>;

/**
 * The sharer's own code for what is shared. `none`: not a distributor, whose links carry no code. `loading` and `failed`:
 * a distributor must not share yet, the link would earn nothing.
 */
export type ShareCode =
  | { state: 'none'; code?: undefined }
  | { state: 'loading'; code?: undefined; settled: () => Promise<ReferralCode | undefined> }
  | { state: 'failed'; code?: undefined; retry: () => void }
  | { state: 'ready'; code: ReferralCode };

/** Null: it is not known yet what will be shared. Nobody shares before the first screen stands; a card sent earlier waits. */
export function useShareCode(target: Target | null): ShareCode {
  const isDistributor = useIsDistributor();
  const isSettled = useSettled();
  const options = {
    queryKey: ['share-code', target?.target, target?.productId],
    queryFn: () => api.createReferralCode(target ?? { target: 'shop' }),
    staleTime: Infinity,
    retry: 1,
  };
  const enabled = isDistributor && target !== null && isSettled;
  const { data, isError, refetch } = useQuery({ ...options, enabled });
  if (!isDistributor) return { state: 'none' };
  if (data) return { state: 'ready', code: data };
  if (isError) return { state: 'failed', retry: () => void refetch() };
  return {
    state: 'loading',
    settled: () => queryClient.fetchQuery(options).catch(() => undefined),
  };
}
