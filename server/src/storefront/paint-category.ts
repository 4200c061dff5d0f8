import type { CategoryView } from '@yimai/shared/contracts/catalog';
import { html, type Html } from './html.js';
import { boxes } from './paint.js';

const STYLE = html`<style>
  .boot-two {
    display: flex;
  }
  .boot-rail {
    width: 4.6rem;
    height: 100vh;
    flex: none;
    background: var(--boot-well);
    font-size: 0.7rem;
    line-height: 2.6rem;
    text-align: center;
    color: var(--boot-soft);
  }
  .boot-rail > :first-child {
    background: var(--boot-paper);
    font-weight: 600;
    color: var(--boot-brand);
  }
  .boot-list {
    flex: 1;
    padding: 0.6rem;
  }
  .boot-list > i {
    display: block;
    height: 5rem;
    margin-bottom: 0.6rem;
  }
</style>`;

/** The names of the shelves; what lies on them comes with the script. */
export function paintCategory(categories: readonly CategoryView[]): Html {
  const tops = categories.filter(({ parentId }) => parentId === null);
  return html`${STYLE}
    <div class="boot-in">
      <div class="boot-bar"><span class="boot-search">搜索好物</span></div>
    </div>
    <div class="boot-two">
      <div class="boot-rail">${tops.map(({ name }) => html`<div>${name}</div>`)}</div>
      <div class="boot-list">${boxes(6)}</div>
    </div>`;
}
