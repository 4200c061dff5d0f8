import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

/** Four bytes a pixel: red, green, blue, opacity. */
export interface Picture {
  width: number;
  height: number;
  data: Uint8Array;
}

export async function readPicture(png: Buffer): Promise<Picture> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Without loss and as small as it gets. */
export async function writePicture(file: string, { data, width, height }: Picture): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  const raw = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
  writeFileSync(file, await raw.png({ compressionLevel: 9, effort: 10 }).toBuffer());
}
