import type { LoginAdapter } from './contract';
import { isWechatBrowser } from './browser';

/** Reads `code` and `state` of an OAuth redirect and removes them: a code works once and must not be shared. */
function takeOauth(): { code: string; state: string } | null {
  const url = new URL(window.location.href);
  const code = url.searchParams.get('code');
  const state = url.searchParams.get('state');
  if (!code || !state) return null;
  url.searchParams.delete('code');
  url.searchParams.delete('state');
  window.history.replaceState(window.history.state, '', url);
  return { code, state };
}

export const login: LoginAdapter = {
  silent: false,
  needsOauth: isWechatBrowser,
  credential() {
    const oauth = takeOauth();
    return Promise.resolve(oauth ? { kind: 'wechat-h5', ...oauth } : { kind: 'none' });
  },
  redirectTo(authorizeUrl) {
    window.location.assign(authorizeUrl);
  },
};
