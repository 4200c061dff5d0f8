import Taro from '@tarojs/taro';

/**
 * Shows a tab. Taro puts it in the place of the page one is on, which loses a browser's visitor that page, and the shop
 * where it was the first: a copy of the entry is replaced instead, so that "back" leads here again.
 */
export async function openTab(url: string): Promise<void> {
  if (window.location.pathname !== url) window.history.pushState(window.history.state, '');
  await Taro.switchTab({ url });
}

/**
 * Back to a page of ours that is drawn no more, which Taro's stack does not know: after a reload, or behind a tab.
 * @returns false where there is none; the router numbers what it pushes
 */
export function goBackToOurs(): boolean {
  const { idx = 0 } = (window.history.state ?? {}) as { idx?: number };
  if (idx > 0) window.history.go(-1);
  return idx > 0;
}

/**
 * Says in the address what this page shows now, so that a reload and "back" find it again. The entry is replaced as it
 * stands, with what the router numbered: for the router nothing happens. Not where another page is on show by now.
 */
export function keepInAddress(url: string): void {
  const { pathname } = new URL(url, window.location.href);
  if (pathname === window.location.pathname) window.history.replaceState(window.history.state, '', url);
}
