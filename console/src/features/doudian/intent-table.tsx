import { DataTable } from '@/components/data-table';
import { formatTime } from '@/lib/format';
import { countOf } from './count';

/** Who went on to 抖店, for what, and on whose recommendation. */
export function IntentTable() {
  return (
    <DataTable
      endpoint="consoleListDoudianIntents"
      filters={{}}
      rowKey={(row) => row.id}
      emptyText="还没有人从小程序前往抖店购买"
      minWidth={820}
      columns={[
        {
          title: '商品',
          render: (_, row) => (
            <>
              <div className="goods-title">{row.title}</div>
              <div className="caption">{countOf(row)}</div>
            </>
          ),
        },
        {
          title: '抖店规格编号',
          width: 190,
          render: (_, row) => <span className="mono">{row.doudianSkuId}</span>,
        },
        { title: '买家', width: 140, render: (_, row) => row.buyerMasked ?? '未登录的访客' },
        {
          title: '推荐人',
          width: 170,
          render: (_, row) => (
            <>
              <div>{row.distributorName ?? '无'}</div>
              {row.code && <div className="caption mono">{row.code}</div>}
            </>
          ),
        },
        { title: '时间', width: 140, render: (_, row) => formatTime(row.at) },
      ]}
    />
  );
}
