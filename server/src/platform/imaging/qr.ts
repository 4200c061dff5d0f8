import { invariant } from '@yimai/shared/kernel/invariant';

/**
 * A QR code as a square PNG of `size` pixels with the four-module quiet zone scanners need. Error correction M
 * survives a scratched print; `text` may be up to about 2,300 bytes, but stay below 150 for a code that scans easily.
 */
export async function renderQr(
  text: string,
  { size, dark = '#1f1a17' }: { size: number; dark?: string },
): Promise<Buffer> {
  invariant(text.length > 0 && size >= 100 && size <= 2000, `QR of ${text.length} letters at ${size}px`);
  const { default: QRCode } = await import('qrcode');
  return QRCode.toBuffer(text, {
    type: 'png',
    width: size,
    margin: 4,
    errorCorrectionLevel: 'M',
    color: { dark, light: '#ffffff' },
  });
}
