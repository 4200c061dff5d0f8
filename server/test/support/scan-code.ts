import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A picture on a phone is smaller than it was drawn. */
const SEEN_PX = 560;

let ready: Promise<unknown> | undefined;

/** The library would ask the network for its own program. */
async function loadScanner(): Promise<void> {
  const file = createRequire(__filename).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = await readFile(file);
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(bytes).buffer },
    fireImmediately: true,
  });
}

/** What the QR codes of a picture say, seen as large as on a phone, to somebody who points a camera at it. */
export async function scanCodes(picture: Buffer): Promise<string[]> {
  ready ??= loadScanner();
  await ready;
  const { data, info } = await sharp(picture)
    .resize(SEEN_PX)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const image = { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
  const found = await readBarcodes(image as ImageData, { formats: ['QRCode'] });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
