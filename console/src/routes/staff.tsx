import { DataTable } from '@/components/data-table';
import { Page } from '@/components/page';
import { StatusTag } from '@/components/status-tag';
import { InviteButton } from '@/features/staff/invite-button';
import { StaffActions } from '@/features/staff/staff-actions';
import { formatTime } from '@/lib/format';
import { ROLES, STAFF_STATES } from '@/lib/labels';

/** Who works in this back office. */
export function StaffScreen() {
  return (
    <Page
      title="员工账号"
      note="密码和身份验证器由本人设置，店主也看不到；遗失时重新邀请"
      actions={<InviteButton />}
    >
      <DataTable
        endpoint="consoleListStaff"
        filters={{}}
        rowKey={(row) => row.id}
        emptyText="还没有员工"
        minWidth={820}
        columns={[
          {
            title: '员工',
            width: 180,
            render: (_, row) => (
              <>
                <div>{row.name}</div>
                <div className="caption">{row.username}</div>
              </>
            ),
          },
          { title: '角色', width: 90, render: (_, row) => ROLES[row.role] },
          {
            title: '身份验证器',
            width: 110,
            render: (_, row) => (row.hasTotp ? '已绑定' : <span className="muted">未绑定</span>),
          },
          { title: '创建时间', width: 150, render: (_, row) => formatTime(row.createdAt) },
          {
            title: '状态',
            width: 110,
            render: (_, row) => <StatusTag labels={STAFF_STATES} state={row.state} />,
          },
          {
            title: '操作',
            fixed: 'right',
            width: 210,
            render: (_, row) => <StaffActions account={row} />,
          },
        ]}
      />
    </Page>
  );
}
