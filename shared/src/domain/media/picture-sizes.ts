/** Widths in which the pictures of the shop are kept, as WebP, beside the full one. */
export type PictureWidth = 360 | 900;

/** `u`: uploads. `goods`: pictures that the demo shop draws. Both are named by their content. */
const OURS = /^(\/files\/(?:u\/[0-9a-f]{32}|goods\/[\w/-]+-[0-9a-f]{10}))\.(?:jpg|webp)$/;

/** The address of a picture at a width; pictures from elsewhere have only the one they came with. */
export function pictureAt(url: string, width: PictureWidth): string {
  return url.replace(OURS, `$1-${width}.webp`);
}
