import { pictureAt, type PictureWidth } from '@yimai/shared/domain/media/picture-sizes';
import { fen, formatYuan } from '@yimai/shared/kernel/money';
import { html, type Html } from './html.js';

/**
 * The picture that a page is known by. Its place and its address are the page's own, so that the script finds it in the
 * cache and nothing moves. `server/test/browser/first-screen.spec.ts` compares the two.
 */
export function hero(
  image: { url: string; alt: string; color?: string; ratio?: number },
  width: PictureWidth,
): Html {
  const { url, alt, color, ratio } = image;
  const ground = color && /^#[0-9a-f]{6}$/i.test(color) ? `background-color:${color};` : '';
  const shape = ratio ? `aspect-ratio:${ratio}` : '';
  return html`<div class="boot-hero" style="${ground}${shape}">
    ${firstPicture(pictureAt(url, width), alt)}
  </div>`;
}

/**
 * A picture of the first screen. The loader (config/taro/boot-loader.js) waits for the first of them before it runs scripts;
 * decoded at once, it is painted together with the words around it.
 */
export function firstPicture(src: string, alt: string): Html {
  return html`<img data-hero src="${src}" alt="${alt}" fetchpriority="high" decoding="sync" />`;
}

/** ¥12.30, with small fen. */
export function price(amountFen: number): Html {
  const [yuan, cents] = formatYuan(fen(amountFen)).split('.');
  return html`<b class="boot-price"><small>¥</small>${yuan}<small>.${cents}</small></b>`;
}

/** Plain boxes where the script will put something. */
export function boxes(count: number): Html {
  return html`${Array.from({ length: count }, () => html`<i class="boot-box"></i>`)}`;
}
