import type { WithdrawalState } from '@yimai/shared/contracts/distributor';
import { Button } from 'antd';
import { DataTable, type RowOf } from '@/components/data-table';
import { Money } from '@/components/money';
import { StatusTag } from '@/components/status-tag';
import { formatTime } from '@/lib/format';
import { WITHDRAWAL_STATES } from '@/lib/labels';
import { ReviewActions } from './review-actions';

export type WithdrawalRow = RowOf<'consoleListWithdrawals'>;

export const PAYOUT_CHANNELS: Readonly<Record<WithdrawalRow['channel'], string>> = {
  wechat: '微信零钱',
  alipay: '支付宝',
};

const GAVE_BACK: readonly WithdrawalState[] = ['rejected', 'failed'];

/** What the payee gets: nothing, where the money went back. */
export function NetPaid({ withdrawal }: { withdrawal: Pick<WithdrawalRow, 'state' | 'netFen'> }) {
  return GAVE_BACK.includes(withdrawal.state) ? '—' : <Money fen={withdrawal.netFen} />;
}

interface Props {
  state: WithdrawalState | undefined;
  onOpen: (row: WithdrawalRow) => void;
}

export function WithdrawalTable({ state, onOpen }: Props) {
  return (
    <DataTable
      endpoint="consoleListWithdrawals"
      filters={{ state }}
      rowKey={(row) => row.id}
      emptyText="没有符合条件的提现"
      minWidth={1000}
      onRow={onOpen}
      columns={[
        {
          title: '分销员',
          width: 160,
          render: (_, row) => (
            <>
              <div>{row.distributorName}</div>
              <div className="caption mono">{row.id}</div>
            </>
          ),
        },
        {
          title: '收款',
          width: 140,
          render: (_, row) => (
            <>
              <div>{PAYOUT_CHANNELS[row.channel]}</div>
              <div className="caption">{row.accountMasked}</div>
            </>
          ),
        },
        { title: '提现', width: 100, align: 'right', render: (_, row) => <Money fen={row.amountFen} /> },
        {
          title: '手续费',
          width: 84,
          align: 'right',
          render: (_, row) => <Money fen={row.feeFen} look="muted" />,
        },
        {
          title: '代扣税',
          width: 84,
          align: 'right',
          render: (_, row) => <Money fen={row.taxFen} look="muted" />,
        },
        { title: '实付', width: 100, align: 'right', render: (_, row) => <NetPaid withdrawal={row} /> },
        { title: '申请时间', width: 140, render: (_, row) => formatTime(row.requestedAt) },
        {
          title: '状态',
          width: 110,
          render: (_, row) => <StatusTag labels={WITHDRAWAL_STATES} state={row.state} />,
        },
        {
          title: '操作',
          fixed: 'right',
          width: 112,
          render: (_, row) => (
            <div className="actions-cell">
              <Button type="link" size="small" onClick={() => onOpen(row)}>
                详情
              </Button>
              <ReviewActions withdrawal={row} />
            </div>
          ),
        },
      ]}
    />
  );
}
