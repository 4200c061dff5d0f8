import { Segmented } from 'antd';
import { Page, Toolbar } from '@/components/page';
import { IntentTable } from '@/features/doudian/intent-table';
import { SaleTable } from '@/features/doudian/sale-table';
import { DOUDIAN_LISTS } from '@/lib/labels';
import { useChoiceParam } from '@/lib/params';

type List = keyof typeof DOUDIAN_LISTS;

const LISTS = Object.entries(DOUDIAN_LISTS).map(([value, label]) => ({ value: value as List, label }));

/** What the merchant's 抖店 sold of our goods, whose it is, and who went there to buy. */
export function DoudianScreen() {
  const [chosen, setList] = useChoiceParam<List>('list', DOUDIAN_LISTS);
  const list = chosen ?? 'sales';
  return (
    <Page title="抖店成交" note="抖店的订单每两分钟导入一次；能确定是谁推荐的才计佣，其余注明原因">
      <Toolbar>
        <Segmented<List> value={list} onChange={setList} options={LISTS} />
      </Toolbar>
      {list === 'intents' ? (
        <IntentTable />
      ) : (
        <SaleTable filters={list === 'sales' ? {} : { attribution: list }} />
      )}
    </Page>
  );
}
