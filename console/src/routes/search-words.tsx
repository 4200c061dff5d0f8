import { Page } from '@/components/page';
import { SearchWordsForm } from '@/features/search/search-words-form';

/** What the search page recommends. */
export function SearchWordsScreen() {
  return (
    <Page title="搜索热词" note="先展示您选的词，再展示近 30 天顾客搜到过商品的词；少于 3 人搜过的词不会展示">
      <SearchWordsForm />
    </Page>
  );
}
