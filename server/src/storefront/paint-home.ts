import type { Api } from '@yimai/shared/contracts/api';
import { html, type Html } from './html.js';
import { boxes, hero } from './paint.js';

const STYLE = html`<style>
  .boot-block {
    margin-top: 0.6rem;
  }
  .boot-bar + .boot-block {
    margin-top: 0.4rem;
  }
  .boot-hero {
    border-radius: 0.6rem;
    overflow: hidden;
  }
  .boot-news {
    height: 2.2rem;
    padding: 0 0.6rem 0 1.85rem;
    border-radius: 0.4rem;
    background: var(--boot-card);
    font-size: 0.65rem;
    line-height: 2.2rem;
    white-space: nowrap;
    overflow: hidden;
    color: var(--boot-soft);
  }
  .boot-ways {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 0.2rem 0;
    padding: 0.4rem 0;
    border-radius: 0.6rem;
    background: var(--boot-card);
    font-size: 0.6rem;
    line-height: 0.9rem;
    text-align: center;
    color: var(--boot-soft);
  }
  .boot-fives {
    grid-template-columns: repeat(5, 1fr);
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
  @media (min-width: 640px) {
    .boot-ways {
      grid-template-columns: repeat(8, 1fr);
    }
    .boot-fives {
      grid-template-columns: repeat(5, 1fr);
    }
  }
</style>`;

type Page = Api['getPage']['output'];

/** How many blocks stand on the first screen; the page's script brings the others. */
const FIRST = 3;

function painted(block: Page['blocks'][number]): Html | null {
  switch (block.type) {
    case 'banner': {
      const [item] = block.items;
      if (!item) return null;
      const { url, placeholderColor, width, height } = item.image;
      return html`<div class="boot-block">
        ${hero({ url, alt: item.title, color: placeholderColor, ratio: width / height }, 900)}
      </div>`;
    }
    case 'shortcuts': {
      const inFives = block.items.length > 8 || block.items.length === 5;
      return html`<div class="boot-block boot-ways ${inFives ? 'boot-fives' : ''}">
        ${block.items.map(({ title }) => html`<span><i class="boot-box"></i>${title}</span>`)}
      </div>`;
    }
    case 'notice':
      return html`<div class="boot-block boot-news">${block.items[0]?.text}</div>`;
    default:
      return null;
  }
}

/** The banner, and what can be gone to; shelves come with the script. The order is the merchant's, up to what only a script can draw. */
export function paintHome(page: Page): Html {
  const first = page.blocks.slice(0, FIRST).map(painted);
  const end = first.indexOf(null);
  return html`${STYLE}
    <div class="boot-in">
      <div class="boot-bar">
        <i class="boot-seal"></i><b class="boot-name">一脉</b
        ><span class="boot-search">搜好物、产地、心意礼</span>
      </div>
      ${end < 0 ? first : first.slice(0, end)}
      <div class="boot-grid">${boxes(2)}</div>
    </div>`;
}
