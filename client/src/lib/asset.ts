import { apiOrigin } from '@/platform/origin';

/** The address of a picture of the API: `/files/…` is relative, and a mini-program has no origin it could be relative to. */
export function asset(url: string): string;
export function asset(url: string | null | undefined): string | undefined;
export function asset(url: string | null | undefined): string | undefined {
  if (!url) return undefined;
  return url.startsWith('/') ? `${apiOrigin()}${url}` : url;
}
