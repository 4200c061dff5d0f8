import type { Api } from '@yimai/shared/contracts/api';
import { html, type Html } from './html.js';
import { boxes, hero } from './paint.js';

const STYLE = html`<style>
  .boot-hero {
    margin-top: 0.4rem;
    aspect-ratio: 1125/480;
    border-radius: 0.6rem;
    overflow: hidden;
  }
  .boot-ways {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 0.2rem 0;
    margin-top: 0.6rem;
    padding: 0.4rem 0;
    border-radius: 0.6rem;
    background: var(--boot-card);
    font-size: 0.6rem;
    line-height: 0.9rem;
    text-align: center;
    color: var(--boot-soft);
  }
  .boot-ways > span {
    padding: 0.35rem 0;
  }
  .boot-ways i {
    display: block;
    width: 2.3rem;
    height: 2.3rem;
    margin: 0 auto 0.2rem;
    border-radius: 0.6rem;
  }
</style>`;
const SHOWN = 8;

/** The banner, and what can be gone to; shelves come with the script. */
export function paintHome(
  shop: Api['getShop']['output'],
  categories: Api['listCategories']['output'] | undefined,
): Html {
  const [banner] = shop.banners;
  const tops = (categories?.items ?? []).filter(({ parentId }) => parentId === null).slice(0, SHOWN);
  return html`${STYLE}
    <div class="boot-in">
      <div class="boot-bar">
        <i class="boot-seal"></i><b class="boot-name">一脉</b
        ><span class="boot-search">搜好物、产地、心意礼</span>
      </div>
      ${banner && hero({ url: banner.imageUrl, alt: banner.title }, 900)}
      <div class="boot-ways">
        ${tops.map(({ name }) => html`<span><i class="boot-box"></i>${name}</span>`)}
      </div>
      <div class="boot-grid">${boxes(2)}</div>
    </div>`;
}
