import { CenterShell } from '@/features/distributor/shell/center-shell';
import { WithdrawalsView } from '@/features/distributor/withdrawals/withdrawals-view';
import { routes } from '@/lib/routes';

export default function WithdrawalsPage() {
  return (
    <CenterShell current="withdrawals" title="提现记录" back={routes.withdrawals()}>
      <WithdrawalsView />
    </CenterShell>
  );
}
