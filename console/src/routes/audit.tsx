import { DataTable } from '@/components/data-table';
import { Page } from '@/components/page';
import { AuditDetail } from '@/features/audit/audit-detail';
import { formatTimeExactly } from '@/lib/format';
import { actionName } from '@/lib/action-names';

const NO_FILTERS = {};

/** What staff did, newest first. */
export function AuditScreen() {
  return (
    <Page title="操作日志" note="每条记录都与前一条链接，改动或删除任何一条都会被发现">
      <DataTable
        endpoint="listAudit"
        filters={NO_FILTERS}
        rowKey={(row) => row.id}
        emptyText="还没有操作记录"
        minWidth={820}
        columns={[
          {
            title: '时间',
            width: 170,
            render: (_, row) => <span className="nowrap">{formatTimeExactly(row.at)}</span>,
          },
          { title: '操作人', width: 120, dataIndex: 'actor' },
          {
            title: '操作',
            width: 160,
            render: (_, row) => (
              <>
                <div>{actionName(row.action)}</div>
                <div className="caption mono">{row.action}</div>
              </>
            ),
          },
          { title: '对象', width: 150, render: (_, row) => <span className="mono">{row.target}</span> },
          {
            title: '内容',
            render: (_, row) => <AuditDetail detail={row.detail} />,
          },
        ]}
      />
    </Page>
  );
}
