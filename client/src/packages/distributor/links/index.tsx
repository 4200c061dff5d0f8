import { LinksView } from '@/features/distributor/links/links-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { routes } from '@/lib/routes';

export default function LinksPage() {
  return (
    <CenterShell current="links" title="链接体检" back={routes.links()}>
      <LinksView />
    </CenterShell>
  );
}
