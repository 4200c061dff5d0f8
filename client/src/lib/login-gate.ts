import { session, useSession } from '@/stores/session';
import { here } from './here';
import { openPage } from './navigate';
import { routes } from './routes';

/** True when somebody is logged in; else opens the login page. Browsing never asks, acting does. */
export function requireLogin(): boolean {
  if (session.isLoggedIn()) return true;
  openPage(routes.login({ back: here() }));
  return false;
}

export const useIsLoggedIn = (): boolean => useSession((state) => state.tokens !== null);
