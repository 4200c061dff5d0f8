import { useQuery } from '@tanstack/react-query';
import { useIsLoggedIn } from '@/lib/login-gate';
import { useIsDistributor } from '@/lib/member';
import { api } from '@/lib/request';

export function useBinding() {
  return useQuery({
    queryKey: ['binding'],
    queryFn: () => api.getMyBinding(),
    enabled: useIsLoggedIn(),
    staleTime: 5 * 60_000,
  }).data?.binding;
}

export function useEarnings() {
  return useQuery({
    queryKey: ['dashboard', 7],
    queryFn: () => api.getDashboard({ days: 7 }),
    enabled: useIsDistributor(),
    staleTime: 60_000,
  }).data;
}
