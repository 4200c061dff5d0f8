import { useQuery } from '@tanstack/react-query';
import { setCartBadge } from '@/stores/cart-badge';
import { session, useSession, type Member } from '@/stores/session';
import { useIsLoggedIn } from './login-gate';
import { queryClient } from './query';
import { api, type ApiOutput } from './request';

/** Brings the member in the session up to date; reading is done from the session, which is there at once. */
export function useMember(): Member | null {
  useQuery({
    queryKey: ['me'],
    enabled: useIsLoggedIn(),
    queryFn: async () => {
      const member = await api.getMe();
      session.setMember(member);
      return member;
    },
  });
  return useSession((state) => state.member);
}

export const useIsDistributor = (): boolean => useSession((state) => state.member?.distributor === 'active');

/** After any way of logging in: what is cached was somebody else's or nobody's. */
export function beginSession(result: Pick<ApiOutput<'loginPhone'>, 'tokens' | 'member'>): void {
  session.start(result.tokens, result.member);
  void queryClient.invalidateQueries();
}

export async function endSession(): Promise<void> {
  await api.logout().catch(() => undefined); // Without a network one still leaves this phone.
  session.clear();
  setCartBadge(0);
  queryClient.clear();
}
