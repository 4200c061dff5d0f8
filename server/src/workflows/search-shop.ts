import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import type { SearchWordsView, SuggestionView } from '@yimai/shared/contracts/search';
import type { ShopView } from '@yimai/shared/contracts/catalog';
import { formatId } from '@yimai/shared/kernel/id';
import { CatalogService, plainWords, type CategoryRecord } from '../modules/catalog/index.js';
import { SearchWords } from '../modules/search/index.js';
import { Audit } from '../platform/audit/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { staffOf, type CallContext } from '../platform/http/index.js';

const SHOWN = { words: 4, categories: 3, all: 10, hot: 12, likely: 3 };

const asCategory = ({ categoryId, name }: CategoryRecord): SuggestionView => ({
  kind: 'category',
  text: name,
  id: formatId('category', categoryId),
});

const unique = (words: readonly string[]): string[] => [...new Set(words)];

/** Helping people to find: suggestions while they type, hot words, and what staff say about both. */
@Injectable()
export class SearchShop {
  constructor(
    private readonly catalog: CatalogService,
    private readonly words: SearchWords,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** Popular words, then categories, then products; what begins as typed before what contains it. */
  async suggest(text: string): Promise<SuggestionView[]> {
    const typed = plainWords(text);
    const [hot, categories, products] = await Promise.all([
      this.hotWords(Infinity),
      this.catalog.categories(),
      this.catalog.suggest(typed, SHOWN.all),
    ]);
    const place = (word: string): number => plainWords(word).indexOf(typed);
    const matching = <T>(all: readonly T[], textOf: (one: T) => string, limit: number): T[] =>
      all
        .filter((one) => place(textOf(one)) >= 0)
        .sort((a, b) => Math.min(place(textOf(a)), 1) - Math.min(place(textOf(b)), 1))
        .slice(0, limit);
    const asWords = matching(hot, (word) => word, SHOWN.words + 1).filter(
      (word) => plainWords(word) !== typed,
    );
    const all: SuggestionView[] = [
      ...asWords.slice(0, SHOWN.words).map((word): SuggestionView => ({ kind: 'word', text: word })),
      ...matching(categories, ({ name }) => name, SHOWN.categories).map(asCategory),
      ...products.map(({ productId, title }): SuggestionView => ({
        kind: 'product',
        text: title,
        id: formatId('product', productId),
      })),
    ];
    return all.slice(0, SHOWN.all);
  }

  /**
   * What may have been meant by a keyword that found nothing in the whole shop. Undefined where something was found, or
   * where a category was searched: the keyword may be right and the category wrong.
   */
  async likely(
    { keyword, categoryId, cursor }: Input<'listProducts'>,
    found: number,
  ): Promise<SuggestionView[] | undefined> {
    if (!keyword || categoryId || cursor || found > 0) return undefined;
    const [categories, words] = await Promise.all([
      this.catalog.categoriesLike(keyword),
      this.catalog.wordsLike(keyword, SHOWN.likely),
    ]);
    const filled = await Promise.all(
      categories.slice(0, SHOWN.likely).map(async (category) => {
        const query = { categoryId: category.categoryId, sort: 'recommended', limit: 1 } as const;
        return (await this.catalog.listOnShelf(query)).items.length > 0 ? [category] : [];
      }),
    );
    const all: SuggestionView[] = [
      ...filled.flat().map(asCategory),
      ...words.map((text): SuggestionView => ({ kind: 'word', text })),
    ];
    return all.slice(0, SHOWN.likely);
  }

  /** Counts a search, if there is something to be found. */
  async note({ keyword, deviceId }: Input<'noteSearch'>): Promise<void> {
    const word = plainWords(keyword);
    const found = await this.catalog.listOnShelf({ keyword: word, sort: 'recommended', limit: 1 });
    if (found.items.length > 0) await this.words.note(deviceId, word);
  }

  /** The shop with its hot words: what staff chose, then what people search. */
  async shop(): Promise<ShopView> {
    const [shop, hotKeywords] = await Promise.all([this.catalog.shop(), this.hotWords(SHOWN.hot)]);
    return { ...shop, hotKeywords };
  }

  async forStaff(): Promise<SearchWordsView> {
    const [{ hotKeywords }, words] = await Promise.all([this.catalog.shop(), this.words.forStaff()]);
    return { pinned: hotKeywords, ...words };
  }

  async save(input: Input<'consoleSaveSearchWords'>, call: CallContext): Promise<SearchWordsView> {
    const pinned = unique(input.pinned);
    const blocked = unique(input.blocked.map(plainWords));
    await this.unitOfWork.run(async (tx) => {
      await this.catalog.setHotKeywords(tx, pinned);
      await this.words.block(tx, blocked);
      await this.audit.record(tx, {
        actor: `staff:${staffOf(call).staffId}`,
        action: 'search-words.save',
        target: 'shop',
        detail: { pinned, blocked },
      });
    });
    return this.forStaff();
  }

  private async hotWords(limit: number): Promise<string[]> {
    const [{ hotKeywords }, hot] = await Promise.all([this.catalog.shop(), this.words.hot()]);
    const chosen = new Set(hotKeywords.map(plainWords));
    return [...hotKeywords, ...hot.filter((word) => !chosen.has(word))].slice(0, limit);
  }
}
