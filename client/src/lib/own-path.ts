import { apiOrigin } from '@/platform/origin';

/** A page of ours, as a path or as an address of our storefront; anything else is undefined. */
export function ownPath(url: string | undefined): string | undefined {
  const path = url?.startsWith(`${apiOrigin()}/`) ? url.slice(apiOrigin().length) : url;
  return path && /^\/(pages|packages)\/[a-z/-]+\/index(\?[^#\s]*)?$/.test(path) ? path : undefined;
}
