import type { CategoryView, ProductCardView } from '@yimai/shared/contracts/catalog';
import { pictureAt } from '@yimai/shared/domain/media/picture-sizes';
import { html, type Html } from './html.js';
import { boxes, firstPicture, price } from './paint.js';

const STYLE = html`<style>
  .boot-two {
    display: flex;
  }
  .boot-rail {
    width: 4.4rem;
    height: 100vh;
    flex: none;
    background: var(--boot-well);
    font-size: 0.7rem;
    line-height: 2.6rem;
    text-align: center;
    color: var(--boot-soft);
  }
  .boot-rail > .boot-on {
    background: var(--boot-paper);
    font-weight: 600;
    color: var(--boot-brand);
  }
  .boot-list {
    flex: 1;
    min-width: 0;
    padding: 0.4rem 0.6rem;
  }
  .boot-shelf {
    font-size: 0.75rem;
    font-weight: 600;
    line-height: 1.7rem;
  }
  .boot-space {
    height: 2.2rem;
  }
  .boot-parts {
    height: 2.4rem;
  }
  .boot-row {
    display: flex;
    padding: 0.6rem 0;
  }
  .boot-row > span {
    flex: none;
    width: 38%;
    max-width: 5rem;
    margin-right: 0.6rem;
  }
  .boot-row img,
  .boot-row i {
    display: block;
    width: 100%;
    aspect-ratio: 1;
    border-radius: 0.4rem;
    object-fit: cover;
  }
  .boot-row p {
    max-height: 2.1rem;
    margin: 0 0 0.3rem;
    overflow: hidden;
    font-size: 0.7rem;
    line-height: 1.05rem;
  }
  .boot-list > i {
    display: block;
    height: 5rem;
    margin-bottom: 0.6rem;
  }
</style>`;
/** As many as the first screen of a phone has room for. */
const SHOWN = 5;

/** The category that is opened, and those beside it. */
export interface Shelf {
  tops: readonly CategoryView[];
  top: CategoryView;
  /** The top or the part of it that was asked for. */
  shown: CategoryView;
  hasParts: boolean;
}

/** Which category the page opens: as `features/category` of the client decides. */
export function shelfOf(categories: readonly CategoryView[], asked: string | null): Shelf | undefined {
  const tops = categories.filter(({ parentId }) => parentId === null);
  const wanted = categories.find(({ id }) => id === asked);
  const top = tops.find(({ id }) => id === (wanted?.parentId ?? wanted?.id ?? tops[0]?.id));
  if (!top) return undefined;
  const parts = categories.filter(({ parentId }) => parentId === top.id);
  return { tops, top, shown: wanted ?? top, hasParts: parts.length > 0 };
}

function row({ title, image, priceFen }: ProductCardView): Html {
  const url = image.thumbUrl ?? image.url;
  return html`<div class="boot-row">
    <span>${firstPicture(pictureAt(url, 360), '')}</span>
    <div>
      <p>${title}</p>
      ${price(priceFen)}
    </div>
  </div>`;
}

/** The names of the shelves, and what lies on the first. */
export function paintCategory(
  { tops, top, shown, hasParts }: Shelf,
  goods: readonly ProductCardView[],
): Html {
  return html`${STYLE}
    <div class="boot-in">
      <div class="boot-bar"><span class="boot-search">搜索好物</span></div>
    </div>
    <div class="boot-two">
      <div class="boot-rail">
        ${tops.map(({ id, name }) => html`<div class="${id === top.id ? 'boot-on' : ''}">${name}</div>`)}
      </div>
      <div class="boot-list">
        <div class="boot-shelf">${shown.name}</div>
        <div class="boot-space"></div>
        ${hasParts && html`<div class="boot-parts"></div>`}
        ${goods.length > 0 ? goods.slice(0, SHOWN).map(row) : boxes(6)}
      </div>
    </div>`;
}
