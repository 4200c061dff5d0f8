import type { CommissionView } from '@yimai/shared/contracts/distributor';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { Page, Toolbar } from '@/components/page';
import { CommissionTable, type CommissionRow } from '@/features/commission/commission-table';
import { ReceiptDrawer } from '@/features/commission/receipt-drawer';
import { COMMISSION_STATES, optionsOf } from '@/lib/labels';
import { useChoiceParam, useParam } from '@/lib/params';

type State = CommissionView['state'];

/** Every line of commission, and for each why it is what it is. */
export function CommissionsScreen() {
  const [state, setState] = useChoiceParam<State>('state', COMMISSION_STATES);
  const [order, setOrder] = useParam('order');
  const [open, setOpen] = useState<CommissionRow | null>(null);
  return (
    <Page title="佣金明细" note="每一笔都保留当时的方案版本、计算过程和归属依据">
      <Toolbar>
        <Segmented<State | 'all'>
          value={state ?? 'all'}
          onChange={(value) => setState(value === 'all' ? undefined : value)}
          options={[{ value: 'all', label: '全部' }, ...optionsOf(COMMISSION_STATES)]}
        />
        <Input.Search
          key={order}
          defaultValue={order}
          placeholder="订单号"
          maxLength={32}
          allowClear
          onSearch={(text) => setOrder(text.trim() || undefined)}
          style={{ width: 240 }}
        />
      </Toolbar>
      <CommissionTable filters={{ state, orderNumber: order }} onOpen={setOpen} />
      <ReceiptDrawer receipt={open} onClose={() => setOpen(null)} />
    </Page>
  );
}
