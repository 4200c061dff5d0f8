import type { AftersaleView } from '@yimai/shared/contracts/aftersale';
import { Segmented } from 'antd';
import { useState } from 'react';
import { Page, Toolbar } from '@/components/page';
import { AftersaleDrawer } from '@/features/aftersale/aftersale-drawer';
import { AftersaleTable } from '@/features/aftersale/aftersale-table';
import { AFTERSALE_STATES, optionsOf } from '@/lib/labels';
import { useChoiceParam } from '@/lib/params';

type State = AftersaleView['state'];

/** Cases of buyers who want their money back. */
export function AftersalesScreen() {
  const [state, setState] = useChoiceParam<State>('state', AFTERSALE_STATES);
  const [open, setOpen] = useState<AftersaleView | null>(null);
  return (
    <Page title="售后" note="同意退款后，款项按原支付渠道退回，对应佣金同时冲回">
      <Toolbar>
        <Segmented<State | 'all'>
          value={state ?? 'all'}
          onChange={(value) => setState(value === 'all' ? undefined : value)}
          options={[{ value: 'all', label: '全部' }, ...optionsOf(AFTERSALE_STATES)]}
        />
      </Toolbar>
      <AftersaleTable state={state} onOpen={setOpen} />
      <AftersaleDrawer aftersale={open} onClose={() => setOpen(null)} />
    </Page>
  );
}
