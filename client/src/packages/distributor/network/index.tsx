import { NetworkView } from '@/features/distributor/network/network-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { routes } from '@/lib/routes';

export default function NetworkPage() {
  return (
    <CenterShell current="network" title="伙伴关系" back={routes.network()}>
      <NetworkView />
    </CenterShell>
  );
}
