/**
 * Calls back when the browser gains or loses its network. Not Taro's own: it listens to `navigator.connection`, which
 * Safari and Firefox do not have, and which says nothing when a cable is pulled.
 */
export function onNetworkChange(listener: (online: boolean) => void): void {
  window.addEventListener('online', () => listener(true));
  window.addEventListener('offline', () => listener(false));
}

/** What the browser knows now. */
export const isOnline = (): boolean => navigator.onLine;
