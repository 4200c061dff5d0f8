import type { Sharp } from 'sharp';

/** A picture as it will be stored: turned upright, without metadata, in sizes of our own making. */
export interface TakenPicture {
  /** Of `full`. */
  width: number;
  height: number;
  /** As it came. */
  original: { width: number; height: number };
  /** `#rrggbb`, the average. */
  color: string;
  /** Of the full one: JPEG, or PNG where the picture is transparent; what is shared must be one of these. */
  extension: 'jpg' | 'png';
  /** At most 1600 pixels on the longer side. */
  full: Buffer;
  /** WebP, by width: never wider than the picture itself. */
  variants: readonly { name: VariantName; bytes: Buffer }[];
}

export type VariantName = '360' | '900';

const FULL_SIDE = 1600;
const VARIANTS: readonly { name: VariantName; width: number; quality: number }[] = [
  { name: '360', width: 360, quality: 76 },
  { name: '900', width: 900, quality: 80 },
];
const PICTURES: Readonly<Record<string, true>> = {
  'image/jpeg': true,
  'image/png': true,
  'image/webp': true,
};
const FILMS: Readonly<Record<string, true>> = { 'video/mp4': true };

/** What the content is, whatever its name says; null for everything we do not take (SVG, GIF, HEIC, documents …). */
export async function kindOfContent(bytes: Buffer): Promise<'image' | 'video' | null> {
  const { fileTypeFromBuffer } = await import('file-type/core');
  // A damaged container can run the detector past the end: then it is nothing we know.
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? '';
  if (PICTURES[mime]) return 'image';
  return FILMS[mime] ? 'video' : null;
}

/**
 * Decodes and encodes anew, which leaves behind places, cameras and whatever else was hidden in the file. `broken`: it
 * does not decode to the end; `bomb`: it has more than `maxPixels`, and was not decoded.
 */
export async function takePicture(
  bytes: Buffer,
  maxPixels: number,
): Promise<TakenPicture | 'broken' | 'bomb'> {
  const { default: sharp } = await import('sharp');
  try {
    const header = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (header.width * header.height > maxPixels) return 'bomb';
    const source = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true });
    const { data, info } = await source
      .rotate() // as the camera was held
      .toColourspace('srgb')
      .resize({ width: FULL_SIDE, height: FULL_SIDE, fit: 'inside', withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const pixels = sharp(data, { raw: { width, height, channels } });
    const isTransparent = header.hasAlpha && !(await pixels.clone().stats()).isOpaque;
    const [full, color, ...variants] = await Promise.all([
      isTransparent
        ? pixels.clone().png({ palette: true, quality: 84 }).toBuffer()
        : pixels.clone().removeAlpha().jpeg({ quality: 84, mozjpeg: true }).toBuffer(),
      averageColor(pixels.clone().flatten({ background: '#ffffff' }).resize(1, 1, { fit: 'fill' })),
      ...VARIANTS.map(async ({ name, width: side, quality }) => ({
        name,
        bytes: await pixels
          .clone()
          .resize({ width: side, withoutEnlargement: true })
          .webp({ quality })
          .toBuffer(),
      })),
    ]);
    return {
      width,
      height,
      original: { width: header.width, height: header.height },
      color,
      extension: isTransparent ? 'png' : 'jpg',
      full,
      variants,
    };
  } catch {
    return 'broken'; // libvips says why in English, for us; the person needs another picture.
  }
}

async function averageColor(pixel: Sharp): Promise<string> {
  const { data } = await pixel.raw().toBuffer({ resolveWithObject: true });
  const [red = 0, green = red, blue = red] = data;
  return `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
