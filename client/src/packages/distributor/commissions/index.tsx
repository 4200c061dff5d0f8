import { useOwnParams } from '@/platform/own-route';
import { CommissionsView } from '@/features/distributor/commissions/commissions-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { routes } from '@/lib/routes';

export default function CommissionsPage() {
  const { state } = useOwnParams();
  return (
    <CenterShell current="commissions" title="佣金明细" back={routes.commissions()}>
      <CommissionsView initialState={state} />
    </CenterShell>
  );
}
