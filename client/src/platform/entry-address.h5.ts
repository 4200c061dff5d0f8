/**
 * Addresses that are not pages, made into pages before Taro's router reads them: the short link `/r/<code>` of posters
 * and cards, and the return from WeChat's OAuth, whose code and state only the login page can use.
 */
const LOGIN = '/packages/account/login/index';

function pageAddress(url: URL): string | null {
  const code = /^\/r\/([0-9A-Za-z]{4,12})\/?$/.exec(url.pathname)?.[1];
  if (code) return `/pages/home/index?k=${code}`;
  const isOauthReturn = url.searchParams.has('code') && url.searchParams.has('state');
  return isOauthReturn && url.pathname !== LOGIN ? `${LOGIN}${url.search}` : null;
}

/** Where the browser came in. WeChat on iPhones takes signatures for this address only, wherever the app has gone since. */
export const enteredAt = window.location.href.split('#')[0] ?? '';

const address = pageAddress(new URL(window.location.href));
if (address) window.history.replaceState(window.history.state, '', address);
