import type { ConsoleOrderView } from '@yimai/shared/contracts/console';
import { Table } from 'antd';
import { Link } from 'react-router-dom';
import { Money } from '@/components/money';
import { StatusTag } from '@/components/status-tag';
import { COMMISSION_STATES } from '@/lib/labels';
import { useMay } from '@/lib/permissions';

/** Whose sale this was and why, and what each level earns by it. */
export function OrderCommissions({ order }: { order: ConsoleOrderView }) {
  const may = useMay();
  const { attribution, commissions } = order;
  return (
    <>
      <p style={{ marginBottom: 10 }}>
        {attribution ? (
          <>
            归属 <b>{attribution.distributorName}</b>
            <span className="muted"> · {attribution.reason}</span>
          </>
        ) : (
          <span className="muted">自然成交，没有归属的分销员</span>
        )}
      </p>
      {commissions.length > 0 && (
        <Table
          size="small"
          pagination={false}
          rowKey={(row) => row.id}
          dataSource={commissions}
          columns={[
            { title: '分销员', dataIndex: 'distributorName' },
            { title: '层级', width: 70, render: (_, row) => `${row.level} 级` },
            { title: '佣金', width: 100, align: 'right', render: (_, row) => <Money fen={row.amountFen} /> },
            {
              title: '已冲回',
              width: 100,
              align: 'right',
              render: (_, row) => <Money fen={row.reversedFen} look="muted" />,
            },
            {
              title: '状态',
              width: 96,
              render: (_, row) => <StatusTag labels={COMMISSION_STATES} state={row.state} />,
            },
          ]}
        />
      )}
      {commissions.length > 0 && may('consoleListCommissions') && (
        <p style={{ marginTop: 8 }}>
          <Link to={`/commissions?order=${order.number}`}>查看每一笔的计算依据</Link>
        </p>
      )}
    </>
  );
}
