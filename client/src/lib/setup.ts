import { useQuery } from '@tanstack/react-query';
import { api, type ApiOutput } from './request';
import { useSettled } from './use-settled';

export type ClientSetup = ApiOutput<'getClientSetup'>;

/** What the merchant set up on the platforms: ids, message templates, customer service. */
export const setupQuery = {
  queryKey: ['client-setup'],
  queryFn: (): Promise<ClientSetup> => api.getClientSetup(),
  staleTime: 10 * 60_000,
};

/** Nobody needs it to see the first screen of a page. */
export function useClientSetup(): ClientSetup | undefined {
  return useQuery({ ...setupQuery, enabled: useSettled() }).data;
}
