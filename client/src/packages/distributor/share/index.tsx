import { useOwnParams } from '@/platform/own-route';
import { ShareView } from '@/features/distributor/share/share-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { TARGETS } from '@/features/distributor/words';
import { routes } from '@/lib/routes';

export default function SharePage() {
  const { target } = useOwnParams();
  const first = TARGETS.find(({ key }) => key === target)?.key;
  return (
    <CenterShell current="share" title="推广码" back={routes.share()}>
      <ShareView target={first} />
    </CenterShell>
  );
}
