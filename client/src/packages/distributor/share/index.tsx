import { ShareView } from '@/features/distributor/share/share-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { routes } from '@/lib/routes';

export default function SharePage() {
  return (
    <CenterShell current="share" title="推广码" back={routes.share()}>
      <ShareView />
    </CenterShell>
  );
}
