import type { MediaAdapter } from './contract';
import { isWechatBrowser } from './browser';

/** Longer sides are shrunk before they travel: a phone's photo is four times what anybody will see. */
const MAX_SIDE = 2000;
const LIGHT_BYTES = 1_500_000;

/** The picture as JPEG in a size that is worth sending; as it is where the browser cannot. */
async function lightened(blob: Blob): Promise<Blob> {
  const isFine = blob.size <= LIGHT_BYTES && /^image\/(jpeg|png|webp)$/.test(blob.type);
  if (isFine || !('createImageBitmap' in window)) return blob;
  try {
    const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' });
    const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.86));
    return smaller ?? blob;
  } catch {
    return blob; // The server says what is wrong with it.
  }
}

export const media: MediaAdapter = {
  choose(limit) {
    return new Promise((resolve) => {
      const input = document.createElement('input');
      input.type = 'file';
      input.accept = 'image/*';
      input.multiple = limit > 1;
      input.onchange = () =>
        resolve(
          Array.from(input.files ?? [])
            .slice(0, limit)
            .map((file) => URL.createObjectURL(file)),
        );
      input.addEventListener('cancel', () => resolve([]));
      input.click();
    });
  },
  async upload({ url, localPath, fields, header, timeoutMs }) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', await lightened(await (await fetch(localPath)).blob()), 'picture');
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), timeoutMs);
    try {
      const answer = await fetch(url, { method: 'POST', body: form, headers: header, signal: stop.signal });
      return { status: answer.status, data: await answer.json().catch(() => null) };
    } finally {
      clearTimeout(timer);
    }
  },
  preview(urls, at) {
    void import('./picture-viewer').then(({ showPictures }) => showPictures(urls, at));
  },
  save(source) {
    // WeChat's browser neither downloads nor opens data URLs: there one presses long on the picture.
    if (isWechatBrowser) return Promise.resolve('long-press');
    const anchor = document.createElement('a');
    anchor.href = source;
    anchor.download = `yimai-${/[^/?]*$/.exec(source.split('?')[0] ?? '')?.[0] || 'picture'}`;
    anchor.click();
    return Promise.resolve('saved');
  },
};
