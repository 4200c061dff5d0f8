/** Anybody can put anything into a link: what cannot be decoded is nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/**
 * The referral code of an entrance: `k` in a link, or the whole `scene` of a scanned mini-program code ("k=abc" is
 * accepted too). Codes are opaque, so anything that cannot be one is dropped rather than sent to the server.
 */
export function referralCodeOf(query: Record<string, string | undefined>): string | undefined {
  const scene = decoded(query.scene ?? '');
  const wanted = query.k ?? /(?:^|&)k=([^&]+)/.exec(scene)?.[1] ?? scene;
  return /^[0-9A-Za-z]{4,12}$/.test(wanted) ? wanted : undefined;
}
