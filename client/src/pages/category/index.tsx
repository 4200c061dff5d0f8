import { NavBar } from '@/components/nav-bar';
import { PageShell } from '@/components/page-shell';
import { SearchBar } from '@/components/search-bar';
import { CategoryView } from '@/features/category/category-view';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';

export default function CategoryPage() {
  const nav = (
    <NavBar custom back={false}>
      <SearchBar placeholder="搜索好物" onPress={() => openPage(routes.search())} />
    </NavBar>
  );
  return (
    <PageShell title="分类" nav={nav} padded={false}>
      <CategoryView />
    </PageShell>
  );
}
