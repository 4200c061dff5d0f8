import { DEVICE_COOKIE, DEVICE_ID } from '@yimai/shared/api/device';

const MAX_AGE_SECONDS = 400 * 24 * 3600;

/**
 * The installation as the server reads it when it makes a page's document, before any script runs: while an experiment
 * is under way it shows the variant from the first paint on.
 */
export const deviceCookie = {
  /** The server names a browser that had no name when it asked for the document. */
  get(): string | undefined {
    const [, value = ''] = new RegExp(`(?:^|; )${DEVICE_COOKIE}=([^;]*)`).exec(document.cookie) ?? [];
    return DEVICE_ID.test(value) ? value : undefined;
  },
  set(id: string): void {
    if (deviceCookie.get() === id) return;
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${DEVICE_COOKIE}=${id}; Path=/; Max-Age=${MAX_AGE_SECONDS}; SameSite=Lax${secure}`;
  },
};
