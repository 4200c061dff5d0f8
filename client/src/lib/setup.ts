import { useQuery } from '@tanstack/react-query';
import { api, type ApiOutput } from './request';

export type ClientSetup = ApiOutput<'getClientSetup'>;

/** What the merchant set up on the platforms: ids, message templates, customer service. */
export const setupQuery = {
  queryKey: ['client-setup'],
  queryFn: (): Promise<ClientSetup> => api.getClientSetup(),
  staleTime: 10 * 60_000,
};

export function useClientSetup(): ClientSetup | undefined {
  return useQuery(setupQuery).data;
}
