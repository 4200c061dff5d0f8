import type { OrderState } from '@yimai/shared/contracts/order';
import { Input, Segmented } from 'antd';
import { Page, Toolbar } from '@/components/page';
import { OrderDrawer } from '@/features/order/order-drawer';
import { OrderTable } from '@/features/order/order-table';
import { ORDER_STATES, optionsOf } from '@/lib/labels';
import { useChoiceParam, useParam } from '@/lib/params';

/** All orders by state and number; one of them in a drawer. */
export function OrdersScreen() {
  const [state, setState] = useChoiceParam<OrderState>('state', ORDER_STATES);
  const [number, setNumber] = useParam('number');
  const [open, setOpen] = useParam('order');
  return (
    <Page title="订单">
      <Toolbar>
        <Segmented<OrderState | 'all'>
          value={state ?? 'all'}
          onChange={(value) => setState(value === 'all' ? undefined : value)}
          options={[{ value: 'all', label: '全部' }, ...optionsOf(ORDER_STATES)]}
        />
        <Input.Search
          key={number}
          defaultValue={number}
          placeholder="订单号"
          maxLength={32}
          allowClear
          onSearch={(text) => setNumber(text.trim() || undefined)}
          style={{ width: 240 }}
        />
      </Toolbar>
      <OrderTable filters={{ state, number }} onOpen={setOpen} />
      <OrderDrawer orderId={open} onClose={() => setOpen(undefined)} />
    </Page>
  );
}
