import { useQuery } from '@tanstack/react-query';
import { useIsLoggedIn } from '@/lib/login-gate';
import { queryClient } from '@/lib/query';
import { api, type ApiInput, type ApiOutput } from '@/lib/request';

export type Address = ApiOutput<'listAddresses'>['items'][number];
export type AddressInput = ApiInput<'createAddress'>;
export type Region = ApiOutput<'listRegions'>['items'][number];

const addressesKey = ['addresses'] as const;

export function useAddresses() {
  return useQuery({
    queryKey: addressesKey,
    queryFn: async () => (await api.listAddresses()).items,
    enabled: useIsLoggedIn(),
  });
}

/** The provinces, what lies under a region code, or nothing yet. They do not change while the app runs. */
export function useRegions(parent: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ['regions', parent],
    queryFn: async () => (await api.listRegions(parent === 'provinces' ? {} : { parent })).items,
    staleTime: Infinity,
    enabled: enabled && parent !== undefined,
  });
}

/** The list and every quote depend on the addresses. */
export async function addressesChanged(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: addressesKey }),
    queryClient.invalidateQueries({ queryKey: ['quote'] }),
  ]);
}
