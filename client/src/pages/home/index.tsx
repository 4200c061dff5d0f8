import { NavBar } from '@/components/nav-bar';
import { PageShell } from '@/components/page-shell';
import { SearchBar } from '@/components/search-bar';
import { PageView } from '@/features/decoration/page-view';
import { useDecoratedPage } from '@/features/decoration/use-decorated-page';
import { Brand } from '@/features/home/brand';
import { useCartBadgeRefresh } from '@/lib/cart';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';

export default function HomePage() {
  const page = useDecoratedPage('home');
  useCartBadgeRefresh();
  const nav = (
    <NavBar custom back={false} left={<Brand />}>
      <SearchBar placeholder="搜好物、产地、心意礼" onPress={() => openPage(routes.search())} />
    </NavBar>
  );
  return (
    <PageShell title="一脉优选" nav={nav} tone={page.tone} heading="spoken">
      <PageView state={page} />
    </PageShell>
  );
}
