import { useEffect, useState } from 'react';
import { useIsDistributor } from '@/lib/member';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { useCategories } from '@/lib/shop';
import { useParam } from '@/lib/use-param';
import { keepInAddress } from '@/platform/visited';
import type { Search, Sort } from './api';
import { useSearchHistory } from './history';
import { useSuggest, type Option } from './use-suggest';

const TYPING_PAUSE_MS = 250;
const SORTS: readonly string[] = ['recommended', 'sales', 'newest', 'price-asc', 'price-desc', 'commission'];

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Everything the search page knows: what is being typed, what was asked for, and how it is sorted and filtered. */
export function useSearch() {
  const q = useParam('q') ?? '';
  const askedCategory = useParam('categoryId');
  const askedSort = useParam('sort');
  const [typing, setTyping] = useState(q);
  const [search, setSearch] = useState<Search>({
    keyword: q,
    categoryId: askedCategory,
    sort: SORTS.includes(askedSort ?? '') ? (askedSort as Sort) : 'recommended',
  });
  const [mode, setMode] = useState<'idle' | 'typing' | 'results'>(
    q || askedCategory || askedSort ? 'results' : 'idle',
  );
  // A new key lays the uncontrolled input out again when a word was tapped rather than typed.
  const [version, setVersion] = useState(0);
  const history = useSearchHistory();
  const category = useCategories().data?.find((one) => one.id === search.categoryId);

  const show = (next: Search): void => {
    setSearch(next);
    // The usual sort too: without a word, it is what tells all goods from nothing asked for.
    keepInAddress(routes.search({ q: next.keyword, categoryId: next.categoryId, sort: next.sort }));
  };
  const submit = (word: string): void => {
    const keyword = word.trim().slice(0, 40);
    if (!keyword && !search.categoryId) return;
    if (keyword) history.add(keyword);
    setTyping(keyword);
    show({ ...search, keyword });
    setMode('results');
    setVersion((n) => n + 1);
  };
  const type = (text: string): void => {
    setTyping(text);
    setMode(text.trim() ? 'typing' : 'idle');
  };
  const take = (option: Option): void => {
    if (option.kind === 'product') openPage(routes.product({ productId: option.id }));
    else if (option.kind === 'category') openPage(routes.search({ categoryId: option.id }));
    else submit(option.text);
  };
  const typed = typing.trim();
  const settled = useSettled(typed);
  const suggest = useSuggest({ typed, settled, open: mode === 'typing', onTake: take });
  return {
    mode,
    typing,
    typed,
    suggest,
    take,
    search,
    category,
    history,
    version,
    submit,
    type,
    sortBy: (sort: Sort) => show({ ...search, sort }),
    within: (categoryId: string | undefined) => show({ ...search, categoryId }),
    isDistributor: useIsDistributor(),
  };
}

export type SearchState = ReturnType<typeof useSearch>;
