import sharp from 'sharp';
import { invariant } from '@yimai/shared/kernel/invariant';

/** Modules of white around the code, without which scanners do not find it (ISO/IEC 18004). */
const QUIET = 4;
const DARK = [0x1f, 0x1a, 0x17] as const;

/**
 * A QR code as a square PNG of `size` pixels with its quiet zone. Error correction M survives a scratched print; `text`
 * may be up to about 2,300 bytes, but stay below 150 for a code that scans easily.
 */
export async function renderQr(text: string, { size }: { size: number }): Promise<Buffer> {
  invariant(text.length > 0 && size >= 100 && size <= 2000, `QR of ${text.length} letters at ${size}px`);
  const { default: QRCode } = await import('qrcode');
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET;
  const pixels = Buffer.alloc(side * side * 3, 0xff);
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) pixels.set(DARK, ((row + QUIET) * side + column + QUIET) * 3);
  // Drawn a pixel a module and enlarged outside of JavaScript: requests wait for whatever is drawn inside.
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .resize(size, size, { kernel: 'nearest' })
    .png({ palette: true, colours: 2 })
    .toBuffer();
}
