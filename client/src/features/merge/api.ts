import { useQuery } from '@tanstack/react-query';
import { useIsLoggedIn } from '@/lib/login-gate';
import { api, type ApiOutput } from '@/lib/request';

export type Proposal = NonNullable<ApiOutput<'getMergeProposal'>['proposal']>;
export type Side = Proposal['keeps'];

export const mergeKey = ['merge'] as const;

export function useProposal() {
  return useQuery({ queryKey: mergeKey, queryFn: () => api.getMergeProposal(), enabled: useIsLoggedIn() });
}
