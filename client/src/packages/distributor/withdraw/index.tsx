import { CenterShell } from '@/features/distributor/shell/center-shell';
import { WithdrawView } from '@/features/distributor/withdraw/withdraw-view';
import { routes } from '@/lib/routes';

export default function WithdrawPage() {
  return (
    <CenterShell current="withdraw" title="提现" back={routes.withdraw()}>
      <WithdrawView />
    </CenterShell>
  );
}
