import { session, useSession } from '@/stores/session';
import { here } from './here';
import { openPage } from './navigate';
import { routes } from './routes';

/**
 * True when somebody is logged in; else opens the login page, which goes on to `then` or comes back here. Browsing never
 * asks, acting does.
 */
export function requireLogin(then?: string): boolean {
  if (session.isLoggedIn()) return true;
  openPage(routes.login({ back: here(), then }));
  return false;
}

export const useIsLoggedIn = (): boolean => useSession((state) => state.tokens !== null);
