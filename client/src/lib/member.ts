import { useDidShow } from '@tarojs/taro';
import { useQuery } from '@tanstack/react-query';
import { setCartBadge } from '@/stores/cart-badge';
import { session, useSession, type Member } from '@/stores/session';
import { takeGuestCart } from './cart';
import { useIsLoggedIn } from './login-gate';
import { queryClient } from './query';
import { api, type ApiOutput } from './request';

const me = {
  queryKey: ['me'],
  queryFn: async (): Promise<Member> => {
    const member = await api.getMe();
    session.setMember(member);
    return member;
  },
};

/** Brings the member in the session up to date; reading is done from the session, which is there at once. */
export function useMember(): Member | null {
  useQuery({ ...me, enabled: useIsLoggedIn() });
  return useSession((state) => state.member);
}

/** After the first screen has what it asked for. */
const REFRESH_AFTER_MS = 4_000;

/** For the app: somebody approved as a distributor since the last visit must not share links without their code. */
export function useFreshMember(): void {
  const refresh = (): void => {
    if (session.isLoggedIn())
      void queryClient.fetchQuery({ ...me, staleTime: 30_000 }).catch(() => undefined);
  };
  useDidShow(() => void setTimeout(refresh, REFRESH_AFTER_MS));
}

/** Another answer of the server told what the member is by now. */
export function noteDistributor(distributor: Member['distributor']): void {
  const { member } = session.get();
  if (member && member.distributor !== distributor) session.setMember({ ...member, distributor });
}

export const useIsDistributor = (): boolean => useSession((state) => state.member?.distributor === 'active');

/** After any way of logging in: what is cached was somebody else's or nobody's. */
export function beginSession(result: Pick<ApiOutput<'loginPhone'>, 'tokens' | 'member'>): void {
  session.start(result.tokens, result.member);
  // Not lost when this fails: the lines stay here and the next login takes them along.
  void takeGuestCart()
    .catch(() => undefined)
    .then(() => queryClient.invalidateQueries());
}

export async function endSession(): Promise<void> {
  await api.logout().catch(() => undefined); // Without a network one still leaves this phone.
  session.clear();
  setCartBadge(0);
  queryClient.clear();
}
