import Taro from '@tarojs/taro';
import { session, useSession } from '@/stores/session';
import { openPage } from './navigate';
import { routes } from './routes';

/** This page's address, to come back to after logging in. */
function here(): string {
  const { path = '', params = {} } = Taro.getCurrentInstance().router ?? {};
  const own = Object.entries(params as Record<string, string | undefined>).filter(
    ([key, value]) => !key.startsWith('$') && key !== 'stamp' && value !== undefined,
  );
  const query = own.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&');
  return `/${path.split('?')[0]?.replace(/^\//, '') ?? ''}${query ? `?${query}` : ''}`;
}

/** True when somebody is logged in; else opens the login page. Browsing never asks, acting does. */
export function requireLogin(): boolean {
  if (session.isLoggedIn()) return true;
  openPage(routes.login({ back: here() }));
  return false;
}

export const useIsLoggedIn = (): boolean => useSession((state) => state.tokens !== null);
