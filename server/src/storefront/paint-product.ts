import { DEFAULT_LABEL, PRICE_WORD_TEXTS } from '@yimai/shared/domain/experiment/price-label';
import type { Api } from '@yimai/shared/contracts/api';
import { html, type Html } from './html.js';
import { hero, price } from './paint.js';

const STYLE = html`<style>
  .boot-hero {
    aspect-ratio: 1;
  }
  @media (min-width: 640px) {
    .boot-hero,
    .boot-facts {
      max-width: 32rem;
      margin: 0 auto;
    }
  }
  .boot-facts {
    padding: 0.6rem 0.8rem;
    background: var(--boot-card);
  }
  .boot-facts .boot-price {
    font-size: 1.7rem;
  }
  .boot-word {
    margin-right: 0.15rem;
    font-size: 0.6rem;
    color: var(--boot-brand);
  }
  .boot-facts h1 {
    margin: 0.3rem 0 0;
    font-size: 0.85rem;
    line-height: 1.2rem;
    font-weight: 600;
  }
  .boot-facts p {
    margin: 0.1rem 0 0;
    font-size: 0.65rem;
    line-height: 1rem;
    color: var(--boot-soft);
  }
</style>`;

/** Picture, price and name: what somebody who was sent a link wants to see. */
export function paintProduct(product: Api['getProduct']['output']): Html {
  const { title, subtitle, priceFen, priceLabel, images, image } = product;
  const word = PRICE_WORD_TEXTS[priceLabel?.word ?? DEFAULT_LABEL.word];
  const { url, placeholderColor } = images[0] ?? image;
  return html`${STYLE} ${hero({ url, alt: title, color: placeholderColor }, 900)}
    <div class="boot-facts">
      ${word && html`<small class="boot-word">${word}</small>`}${price(priceFen)}
      <h1>${title}</h1>
      <p>${subtitle}</p>
    </div>`;
}
