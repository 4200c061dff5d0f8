import { NavBar } from '@/components/nav-bar';
import { PageShell } from '@/components/page-shell';
import { SearchBar } from '@/components/search-bar';
import { Brand } from '@/features/home/brand';
import { HomeView } from '@/features/home/home-view';
import { useHomeShare } from '@/features/home/use-home-share';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';

export default function HomePage() {
  useHomeShare();
  const nav = (
    <NavBar custom back={false} left={<Brand />}>
      <SearchBar placeholder="搜好物、产地、心意礼" onPress={() => openPage(routes.search())} />
    </NavBar>
  );
  return (
    <PageShell title="一脉优选" nav={nav}>
      <HomeView />
    </PageShell>
  );
}
