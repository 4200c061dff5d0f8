import { bps, formatBps } from '@yimai/shared/kernel/bps';
import { Descriptions, Drawer, Table } from 'antd';
import { Link } from 'react-router-dom';
import { History } from '@/components/history';
import { Money } from '@/components/money';
import { Section } from '@/components/page';
import { StatusTag } from '@/components/status-tag';
import { formatTime } from '@/lib/format';
import { COMMISSION_STATES, PLATFORMS, sceneName } from '@/lib/labels';
import type { CommissionRow } from './commission-table';

interface Props {
  receipt: CommissionRow | null;
  onClose: () => void;
}

/** The receipt of one commission: figures in the order they were used, the sentences, the evidence. */
export function ReceiptDrawer({ receipt, onClose }: Props) {
  return (
    <Drawer
      open={receipt !== null}
      onClose={onClose}
      size={600}
      destroyOnHidden
      title="佣金凭据"
      extra={
        receipt && <StatusTag labels={COMMISSION_STATES} state={receipt.state} text={receipt.stateText} />
      }
    >
      {receipt && <Receipt receipt={receipt} />}
    </Drawer>
  );
}

function Receipt({ receipt }: { receipt: CommissionRow }) {
  return (
    <>
      <Section title="怎么算的">
        <ol className="explain">
          {receipt.explain.map((sentence, index) => (
            <li key={index}>{sentence}</li>
          ))}
        </ol>
        <Figures receipt={receipt} />
      </Section>
      <Section title="为什么归他">
        <Evidence receipt={receipt} />
      </Section>
      {receipt.reversals.length > 0 && (
        <Section title="冲回">
          <Table
            size="small"
            pagination={false}
            rowKey={(row) => row.at}
            dataSource={receipt.reversals}
            columns={[
              { title: '时间', width: 150, render: (_, row) => formatTime(row.at) },
              { title: '原因', dataIndex: 'reason' },
              {
                title: '金额',
                width: 100,
                align: 'right',
                render: (_, row) => <Money fen={-row.amountFen} look="signed" />,
              },
            ]}
          />
        </Section>
      )}
      <Section title="经过">
        <History items={receipt.timeline} />
      </Section>
    </>
  );
}

function Figures({ receipt }: { receipt: CommissionRow }) {
  const { rateBps, capFen } = receipt;
  return (
    <Descriptions
      column={2}
      size="small"
      bordered
      items={[
        { key: 'who', label: '分销员', children: `${receipt.distributorName}（${receipt.level} 级）` },
        {
          key: 'order',
          label: '订单',
          children: receipt.isViaDoudian ? (
            <Link to="/doudian">抖店 {receipt.orderNumber}</Link>
          ) : (
            <Link to={`/orders?number=${receipt.orderNumber}`}>{receipt.orderNumber}</Link>
          ),
        },
        { key: 'base', label: '计佣金额', children: <Money fen={receipt.baseFen} /> },
        { key: 'rate', label: '比例', children: rateBps === null ? '固定金额' : formatBps(bps(rateBps)) },
        { key: 'raw', label: '封顶前', children: <Money fen={receipt.rawFen} /> },
        { key: 'cap', label: '本行上限', children: capFen === null ? '无' : <Money fen={capFen} /> },
        { key: 'amount', label: '佣金', children: <Money fen={receipt.amountFen} /> },
        { key: 'net', label: '冲回后', children: <Money fen={receipt.netFen} /> },
        {
          key: 'policy',
          label: '方案',
          span: 2,
          children: `${receipt.policyName} 第 ${receipt.policyVersion} 版 · ${receipt.ruleText}`,
        },
      ]}
    />
  );
}

function Evidence({ receipt: { evidence, buyerMasked } }: { receipt: CommissionRow }) {
  return (
    <>
      <p style={{ marginBottom: 10 }}>{evidence.reason}</p>
      <Descriptions
        column={2}
        size="small"
        items={[
          { key: 'buyer', label: '买家', children: buyerMasked },
          { key: 'code', label: '推广码', children: evidence.code ?? '—' },
          { key: 'click', label: '点击时间', children: formatTime(evidence.clickedAt) },
          { key: 'bound', label: '绑定时间', children: formatTime(evidence.boundAt) },
          {
            key: 'platform',
            label: '点击平台',
            children: evidence.platform === null ? '—' : PLATFORMS[evidence.platform],
          },
          { key: 'scene', label: '场景', children: sceneName(evidence.scene) || '—' },
        ]}
      />
    </>
  );
}
