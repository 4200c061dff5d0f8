import type { Api } from '@yimai/shared/contracts/api';

/** A picture of a product or of material, as the server takes it. */
export type ShopImage = Api['createProduct']['input']['images'][number];

const PLACEHOLDER = '#f1eadf';

/** The picture at an address with its size in pixels; null when it cannot be shown. */
export function measureImage(url: string): Promise<ShopImage | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () =>
      resolve({
        url,
        width: image.naturalWidth || 800,
        height: image.naturalHeight || 800,
        placeholderColor: PLACEHOLDER,
      });
    image.onerror = () => resolve(null);
    image.src = url;
  });
}
