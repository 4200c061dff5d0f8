import { Segmented } from 'antd';
import { ConfirmAction } from '@/components/confirm-action';
import { DataTable, type RowOf } from '@/components/data-table';
import { Toolbar } from '@/components/page';
import { StatusTag } from '@/components/status-tag';
import { formatTime } from '@/lib/format';
import { APPLICATION_STATES, optionsOf } from '@/lib/labels';
import { useChoiceParam } from '@/lib/params';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';

type Application = RowOf<'listApplications'>;

function Decision({ application }: { application: Application }) {
  const may = useMay();
  const decide = useAction('decideApplication', {
    done: ({ state }) => (state === 'approved' ? '已通过，对方成为分销员' : '已拒绝'),
    outdates: ['listApplications', 'consoleListDistributors', 'getConsoleDashboard'],
  });
  if (application.state !== 'pending' || !may('decideApplication')) return null;
  const applicationId = application.id;
  return (
    <div className="actions-cell">
      <ConfirmAction
        label="通过"
        title={`通过申请 · ${application.name}`}
        description={
          application.sponsorName
            ? `通过后成为分销员，上级为 ${application.sponsorName}。`
            : '通过后成为分销员，没有上级。'
        }
        onConfirm={() => decide.mutateAsync({ applicationId, decision: 'approve' })}
      />
      <ConfirmAction
        label="拒绝"
        title={`拒绝申请 · ${application.name}`}
        isDanger
        description="对方会看到原因，并可以重新申请。"
        reason={{ isRequired: true, placeholder: '向申请人说明原因' }}
        onConfirm={(reason) => decide.mutateAsync({ applicationId, decision: 'reject', reason })}
      />
    </div>
  );
}

export function ApplicationTable() {
  const [state = 'pending', setState] = useChoiceParam<Application['state']>(
    'application',
    APPLICATION_STATES,
  );
  return (
    <>
      <Toolbar>
        <Segmented<Application['state']>
          value={state}
          onChange={setState}
          options={optionsOf(APPLICATION_STATES)}
        />
      </Toolbar>
      <DataTable
        endpoint="listApplications"
        filters={{ state }}
        rowKey={(row) => row.id}
        emptyText={state === 'pending' ? '没有等待审核的申请' : '没有记录'}
        columns={[
          {
            title: '申请人',
            width: 170,
            render: (_, row) => (
              <>
                <div>{row.name}</div>
                <div className="caption">{row.phoneMasked ?? '未绑定手机'}</div>
              </>
            ),
          },
          { title: '邀请人', width: 130, render: (_, row) => row.sponsorName ?? '无' },
          { title: '说明', render: (_, row) => row.note || <span className="muted">未填写</span> },
          { title: '申请时间', width: 150, render: (_, row) => formatTime(row.appliedAt) },
          {
            title: '状态',
            width: 90,
            render: (_, row) => <StatusTag labels={APPLICATION_STATES} state={row.state} />,
          },
          { title: '操作', fixed: 'right', width: 120, render: (_, row) => <Decision application={row} /> },
        ]}
      />
    </>
  );
}
