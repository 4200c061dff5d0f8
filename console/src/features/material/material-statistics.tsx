import type { Api } from '@yimai/shared/contracts/api';
import { Empty, Table } from 'antd';
import { Loadable } from '@/components/load-state';
import { Section } from '@/components/page';
import { formatCount } from '@/lib/format';
import { useRead } from '@/lib/query';
import { KIND_NAMES } from './material-state';

type Statistics = Api['consoleMaterialStatistics']['output'];
type Kind = Statistics['kinds'][number];
type Person = Statistics['distributors'][number];

const number = <T,>(title: string, read: (row: T) => number) => ({
  title,
  width: 110,
  align: 'right' as const,
  render: (_: unknown, row: T) => formatCount(read(row)),
});

const nothing = {
  emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="这段时间还没有人使用素材" />,
};

/** What is used and what is opened, by kind and by person. */
export function MaterialStatistics({ days }: { days: number }) {
  const query = useRead('consoleMaterialStatistics', { days }, { keep: true });
  return (
    <Loadable query={query}>
      {({ kinds, distributors }) => (
        <>
          <Section title="按类型">
            <Table<Kind>
              dataSource={kinds}
              rowKey={({ kind }) => kind}
              pagination={false}
              scroll={{ x: 640 }}
              locale={nothing}
              columns={[
                { title: '类型', render: (_, { kind }) => KIND_NAMES[kind] },
                number('在用', (row) => row.materials),
                number('被使用', (row) => row.uses),
                number('被打开', (row) => row.clicks),
                number('带来订单', (row) => row.orders),
                {
                  title: '每百次使用的打开',
                  width: 150,
                  align: 'right',
                  render: (_, { openingsPerHundred }) => openingsPerHundred ?? '—',
                },
              ]}
            />
          </Section>
          <Section title="按分销员">
            <Table<Person>
              dataSource={distributors}
              rowKey={(row) => `${row.name}${row.copied}${row.saved}${row.shared}${row.clicks}`}
              pagination={false}
              scroll={{ x: 640 }}
              locale={nothing}
              columns={[
                { title: '分销员', dataIndex: 'name' },
                number('复制', (row) => row.copied),
                number('保存', (row) => row.saved),
                number('分享', (row) => row.shared),
                number('被打开', (row) => row.clicks),
              ]}
            />
          </Section>
        </>
      )}
    </Loadable>
  );
}
