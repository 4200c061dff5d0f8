import { Descriptions, Drawer } from 'antd';
import { History } from '@/components/history';
import { Money } from '@/components/money';
import { Section } from '@/components/page';
import { StatusTag } from '@/components/status-tag';
import { formatTime } from '@/lib/format';
import { WITHDRAWAL_STATES } from '@/lib/labels';
import { ReviewActions } from './review-actions';
import { NetPaid, PAYOUT_CHANNELS, type WithdrawalRow } from './withdrawal-table';

interface Props {
  withdrawal: WithdrawalRow | null;
  onClose: () => void;
}

export function WithdrawalDrawer({ withdrawal, onClose }: Props) {
  return (
    <Drawer
      open={withdrawal !== null}
      onClose={onClose}
      size={520}
      destroyOnHidden
      title="提现详情"
      extra={withdrawal && <StatusTag labels={WITHDRAWAL_STATES} state={withdrawal.state} />}
      footer={
        withdrawal?.state === 'reviewing' ? (
          <div className="actions-row">
            <ReviewActions withdrawal={withdrawal} size="middle" onDone={onClose} />
          </div>
        ) : undefined
      }
    >
      {withdrawal && (
        <>
          <Section title="申请">
            <Details withdrawal={withdrawal} />
          </Section>
          <Section title="经过">
            <History items={withdrawal.timeline} />
          </Section>
        </>
      )}
    </Drawer>
  );
}

function Details({ withdrawal }: { withdrawal: WithdrawalRow }) {
  return (
    <Descriptions
      column={1}
      size="small"
      items={[
        { key: 'who', label: '分销员', children: withdrawal.distributorName },
        { key: 'id', label: '提现单', children: <span className="mono">{withdrawal.id}</span> },
        {
          key: 'account',
          label: '收款账户',
          children: `${PAYOUT_CHANNELS[withdrawal.channel]} ${withdrawal.accountMasked}`,
        },
        { key: 'amount', label: '提现金额', children: <Money fen={withdrawal.amountFen} /> },
        { key: 'fee', label: '手续费', children: <Money fen={withdrawal.feeFen} /> },
        { key: 'tax', label: '代扣个税', children: <Money fen={withdrawal.taxFen} /> },
        { key: 'net', label: '实付', children: <NetPaid withdrawal={withdrawal} /> },
        { key: 'at', label: '申请时间', children: formatTime(withdrawal.requestedAt) },
        { key: 'done', label: '完成时间', children: formatTime(withdrawal.finishedAt) },
        ...(withdrawal.failReason ? [{ key: 'fail', label: '原因', children: withdrawal.failReason }] : []),
      ]}
    />
  );
}
