import type { ExperimentView } from '@yimai/shared/contracts/experiment';
import { DataTable } from '@/components/data-table';
import { StatusTag } from '@/components/status-tag';
import { formatTime } from '@/lib/format';
import { EXPERIMENT_STATES } from '@/lib/labels';
import { variantName } from './experiment-words';

/** When it was last moved on, and how. */
function lastStep({ createdAt, startedAt, stoppedAt, decidedAt }: ExperimentView): string {
  if (decidedAt) return `${formatTime(decidedAt)} 采用`;
  if (stoppedAt) return `${formatTime(stoppedAt)} 停止`;
  return startedAt ? `${formatTime(startedAt)} 开始` : `${formatTime(createdAt)} 新建`;
}

export function ExperimentTable({ onOpen }: { onOpen: (experiment: ExperimentView) => void }) {
  return (
    <DataTable
      endpoint="listExperiments"
      filters={{}}
      rowKey={(row) => row.id}
      emptyText="还没有对比实验"
      minWidth={820}
      onRow={onOpen}
      columns={[
        {
          title: '实验',
          render: (_, row) => (
            <>
              <div className="goods-title">{row.name}</div>
              <div className="caption">{row.subjectText}</div>
            </>
          ),
        },
        {
          title: '版本与流量',
          width: 280,
          render: (_, row) =>
            row.variants.map((variant) => `${variantName(variant)} ${variant.shareBps / 100}%`).join(' · '),
        },
        {
          title: '状态',
          width: 90,
          render: (_, row) => <StatusTag labels={EXPERIMENT_STATES} state={row.state} />,
        },
        { title: '最近', width: 180, render: (_, row) => lastStep(row) },
        { title: '负责人', width: 110, render: (_, row) => row.author },
      ]}
    />
  );
}
