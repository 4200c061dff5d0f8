import { NavBar } from '@/components/nav-bar';
import { PageShell } from '@/components/page-shell';
import { SearchBar } from '@/components/search-bar';
import { SearchBox } from '@/features/search/search-box';
import { SearchView } from '@/features/search/search-view';
import { useSearch } from '@/features/search/use-search';

export default function SearchPage() {
  const state = useSearch();
  const bar = (
    <SearchBar
      key={state.version}
      defaultValue={state.typing}
      autoFocus={state.mode === 'idle' && state.version === 0}
      placeholder={state.category ? `在“${state.category.name}”中搜索` : '搜索好物、产地、品牌'}
      combobox={state.suggest.combobox}
      onChange={state.type}
      onSearch={state.submit}
    />
  );
  return (
    <PageShell title={state.category?.name ?? '搜索'} nav={<NavBar custom>{bar}</NavBar>} heading="spoken">
      <SearchBox>{bar}</SearchBox>
      <SearchView state={state} />
    </PageShell>
  );
}
