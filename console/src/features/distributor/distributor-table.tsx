import type { ConsoleDistributorView } from '@yimai/shared/contracts/console';
import { ConfirmAction } from '@/components/confirm-action';
import { DataTable } from '@/components/data-table';
import { Money } from '@/components/money';
import { StatusTag } from '@/components/status-tag';
import { formatCount, formatTime } from '@/lib/format';
import { DISTRIBUTOR_STATES } from '@/lib/labels';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';
import { MoveButton } from './move-button';

function StatusButton({ distributor }: { distributor: ConsoleDistributorView }) {
  const may = useMay();
  const setStatus = useAction('setDistributorStatus', {
    done: ({ status }) => (status === 'active' ? '已恢复资格' : '已暂停资格'),
    outdates: ['consoleListDistributors'],
  });
  if (!may('setDistributorStatus') || distributor.status === 'removed') return null;
  const isActive = distributor.status === 'active';
  return (
    <ConfirmAction
      label={isActive ? '暂停' : '恢复'}
      title={`${isActive ? '暂停' : '恢复'}资格 · ${distributor.name}`}
      isDanger={isActive}
      description={
        isActive
          ? '暂停后不再产生新佣金，推广码失效；已有的佣金与下级关系保留。'
          : '恢复后，新订单重新产生佣金。'
      }
      reason={{ isRequired: true, placeholder: '记入操作日志' }}
      onConfirm={(reason) =>
        setStatus.mutateAsync({
          distributorId: distributor.id,
          status: isActive ? 'suspended' : 'active',
          reason,
        })
      }
    />
  );
}

interface Props {
  filters: { keyword?: string; status?: ConsoleDistributorView['status'] };
}

export function DistributorTable({ filters }: Props) {
  return (
    <DataTable
      endpoint="consoleListDistributors"
      filters={filters}
      rowKey={(row) => row.id}
      emptyText="没有符合条件的分销员"
      minWidth={1000}
      columns={[
        {
          title: '分销员',
          width: 130,
          render: (_, row) => (
            <>
              <div>{row.name}</div>
              <div className="caption">{row.phoneMasked ?? '未绑定手机'}</div>
            </>
          ),
        },
        {
          title: '上级',
          width: 120,
          render: (_, row) => (
            <>
              <div>{row.parentName ?? '无'}</div>
              <div className="caption">第 {row.depth} 层</div>
            </>
          ),
        },
        {
          title: '客户',
          width: 70,
          align: 'right',
          render: (_, row) => formatCount(row.customers),
        },
        {
          title: '带来销售额',
          width: 116,
          align: 'right',
          render: (_, row) => <Money fen={row.salesFen} />,
        },
        {
          title: '累计佣金',
          width: 110,
          align: 'right',
          render: (_, row) => <Money fen={row.commissionFen} />,
        },
        { title: '可提现', width: 110, align: 'right', render: (_, row) => <Money fen={row.availableFen} /> },
        { title: '加入时间', width: 140, render: (_, row) => formatTime(row.joinedAt) },
        {
          title: '状态',
          width: 80,
          render: (_, row) => <StatusTag labels={DISTRIBUTOR_STATES} state={row.status} />,
        },
        {
          title: '操作',
          fixed: 'right',
          width: 130,
          render: (_, row) => (
            <div className="actions-cell">
              <MoveButton distributor={row} />
              <StatusButton distributor={row} />
            </div>
          ),
        },
      ]}
    />
  );
}
