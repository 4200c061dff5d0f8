import { pictureAt, type PictureWidth } from '@yimai/shared/domain/media/picture-sizes';
import { apiOrigin } from '@/platform/origin';

/**
 * The address of a picture of the API: `/files/…` is relative, and a mini-program has no origin it could be relative to.
 * @param width the smallest of our widths that fills the place: 360 in lists, 900 across a phone
 */
export function asset(url: string, width?: PictureWidth): string;
export function asset(url: string | null | undefined, width?: PictureWidth): string | undefined;
export function asset(url: string | null | undefined, width?: PictureWidth): string | undefined {
  if (!url) return undefined;
  const sized = width ? pictureAt(url, width) : url;
  return sized.startsWith('/') ? `${apiOrigin()}${sized}` : sized;
}
