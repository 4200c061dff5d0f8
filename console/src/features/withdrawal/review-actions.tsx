import type { WithdrawalView } from '@yimai/shared/contracts/distributor';
import { ConfirmAction } from '@/components/confirm-action';
import { Money } from '@/components/money';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';

interface Props {
  withdrawal: WithdrawalView & { distributorName: string };
  size?: 'small' | 'middle';
  onDone?: () => void;
}

/** Yes pays out at once; no gives the amount back to the distributor's balance. */
export function ReviewActions({ withdrawal, size = 'small', onDone }: Props) {
  const may = useMay();
  const review = useAction('reviewWithdrawal', {
    done: '已处理',
    outdates: ['consoleListWithdrawals', 'getConsoleDashboard', 'getTrialBalance'],
  });
  if (withdrawal.state !== 'reviewing' || !may('reviewWithdrawal')) return null;
  const withdrawalId = withdrawal.id;
  const isSmall = size === 'small';
  return (
    <>
      <ConfirmAction
        label="通过"
        title={`通过提现 · ${withdrawal.distributorName}`}
        look={isSmall ? 'link' : 'primary'}
        size={size}
        description={
          <>
            通过后立即打款 <Money fen={withdrawal.netFen} /> 到 {withdrawal.accountMasked}，不能撤回。
          </>
        }
        onConfirm={() => review.mutateAsync({ withdrawalId, decision: 'approve' }).then(onDone)}
      />
      <ConfirmAction
        label="拒绝"
        title={`拒绝提现 · ${withdrawal.distributorName}`}
        isDanger
        look={isSmall ? 'link' : 'default'}
        size={size}
        description={
          <>
            <Money fen={withdrawal.amountFen} /> 退回可提现余额，对方会看到原因。
          </>
        }
        reason={{ isRequired: true, placeholder: '向分销员说明原因' }}
        onConfirm={(reason) => review.mutateAsync({ withdrawalId, decision: 'reject', reason }).then(onDone)}
      />
    </>
  );
}
