import type { WithdrawalState } from '@yimai/shared/contracts/distributor';
import { Segmented } from 'antd';
import { useState } from 'react';
import { Page, Toolbar } from '@/components/page';
import { WithdrawalDrawer } from '@/features/withdrawal/withdrawal-drawer';
import { WithdrawalTable, type WithdrawalRow } from '@/features/withdrawal/withdrawal-table';
import { optionsOf, WITHDRAWAL_STATES } from '@/lib/labels';
import { useChoiceParam } from '@/lib/params';

/** Money on its way to distributors; large amounts wait here for a person. */
export function WithdrawalsScreen() {
  const [state, setState] = useChoiceParam<WithdrawalState>('state', WITHDRAWAL_STATES);
  const [open, setOpen] = useState<WithdrawalRow | null>(null);
  return (
    <Page title="提现审核" note="通过后自动打款；打款失败的金额退回分销员的可提现余额">
      <Toolbar>
        <Segmented<WithdrawalState | 'all'>
          value={state ?? 'all'}
          onChange={(value) => setState(value === 'all' ? undefined : value)}
          options={[{ value: 'all', label: '全部' }, ...optionsOf(WITHDRAWAL_STATES)]}
        />
      </Toolbar>
      <WithdrawalTable state={state} onOpen={setOpen} />
      <WithdrawalDrawer withdrawal={open} onClose={() => setOpen(null)} />
    </Page>
  );
}
