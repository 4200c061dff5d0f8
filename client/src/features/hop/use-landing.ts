import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { beginSession } from '@/lib/member';
import { replacePage } from '@/lib/navigate';
import { api, errorText } from '@/lib/request';
import { useParam } from '@/lib/use-param';
import { toast } from '@/components/feedback';
import { hop } from '@/platform/hop';
import { guestLines } from '@/stores/guest-lines';
import { referral } from '@/stores/referral';
import { session } from '@/stores/session';
import { redeem, type Arrival, type Seen } from './api';

/** What arrived becomes what this client knows. */
function settle(arrival: Arrival): void {
  if (arrival.referralCode) referral.remember(arrival.referralCode);
  for (const line of arrival.cart) guestLines.add(line.skuId, line.quantity);
  if (arrival.login) beginSession(arrival.login);
}

/**
 * Going on may be done without asking where nothing is at stake: a guest brings a cart, or a page inside the mini-program
 * takes over the login around it. Anywhere else the account is shown first, for a link can be sent by somebody else.
 */
const needsNoQuestion = (seen: Seen): boolean =>
  !session.isLoggedIn() && seen.to === 'h5' && (seen.account === null || hop.way === 'bridge');

export function useLanding() {
  const ticket = useParam('t') ?? '';
  const query = useQuery({
    queryKey: ['handover', ticket],
    queryFn: () => api.lookAtHandover({ ticket }),
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const [isBusy, setBusy] = useState(false);
  const went = useRef(false);
  const seen = query.data;

  const goOn = async (join: boolean): Promise<void> => {
    if (went.current) return;
    went.current = true;
    setBusy(true);
    try {
      const arrival = await redeem(ticket, join);
      settle(arrival);
      if (arrival.outcome === 'other') toast('已用当前微信身份进入，购物车已同步；可在“我的”里合并账号');
      replacePage(arrival.path);
    } catch (error) {
      went.current = false;
      toast(errorText(error));
      void query.refetch();
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    if (seen && needsNoQuestion(seen)) void goOn(false);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it is known what the ticket is
  }, [seen]);
  return { query, isBusy, goOn: (join: boolean) => void goOn(join) };
}

export type LandingState = ReturnType<typeof useLanding>;
