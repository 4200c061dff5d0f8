import { useOwnParams } from '@/platform/own-route';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { WithdrawalView } from '@/features/distributor/withdrawals/withdrawal-view';
import { HopCell } from '@/features/hop/hop-entry';
import { NoticeEntry } from '@/features/notice/notice-entry';
import { routes } from '@/lib/routes';

export default function WithdrawalPage() {
  const { withdrawalId = '' } = useOwnParams();
  return (
    <CenterShell current="withdrawals" title="提现进度" back={routes.withdrawal({ withdrawalId })}>
      <WithdrawalView
        withdrawalId={withdrawalId}
        elsewhere={<HopCell path={routes.withdrawal({ withdrawalId })} title="去微信小程序确认" />}
        notice={<NoticeEntry occasion="payout" />}
      />
    </CenterShell>
  );
}
