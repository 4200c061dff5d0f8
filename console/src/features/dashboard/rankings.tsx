import type { Api } from '@yimai/shared/contracts/api';
import { Empty, Table } from 'antd';
import { Money } from '@/components/money';
import { Section } from '@/components/page';
import { formatCount } from '@/lib/format';
import { PLATFORMS } from '@/lib/labels';

type Dashboard = Api['getConsoleDashboard']['output'];

const nothing = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有成交" />;

/** Where the sales came from, as shares of the whole. */
export function ByPlatform({ rows }: { rows: Dashboard['byPlatform'] }) {
  const total = rows.reduce((sum, row) => sum + row.salesFen, 0);
  return (
    <Section title="按平台">
      {rows.length === 0 && nothing}
      {rows.map(({ platform, salesFen, orders }) => (
        <div key={platform} className="share">
          <span>
            {PLATFORMS[platform]} <span className="caption">{formatCount(orders)} 单</span>
          </span>
          <Money fen={salesFen} />
          <div className="share-track">
            <div
              className="share-fill"
              style={{ width: `${total > 0 ? Math.round((salesFen / total) * 100) : 0}%` }}
            />
          </div>
        </div>
      ))}
    </Section>
  );
}

export function TopDistributors({ rows }: { rows: Dashboard['topDistributors'] }) {
  return (
    <Section title="分销员排行">
      <Table
        size="small"
        pagination={false}
        rowKey={(row) => row.name}
        dataSource={rows}
        locale={{ emptyText: nothing }}
        columns={[
          { title: '分销员', dataIndex: 'name' },
          {
            title: '带来销售额',
            dataIndex: 'salesFen',
            align: 'right',
            render: (fen: number) => <Money fen={fen} />,
          },
          {
            title: '佣金',
            dataIndex: 'commissionFen',
            align: 'right',
            render: (fen: number) => <Money fen={fen} />,
          },
        ]}
      />
    </Section>
  );
}
