import type { AftersaleView } from '@yimai/shared/contracts/aftersale';
import { Descriptions, Drawer, Image, Space } from 'antd';
import { Link } from 'react-router-dom';
import { History } from '@/components/history';
import { Money } from '@/components/money';
import { Section } from '@/components/page';
import { StatusTag } from '@/components/status-tag';
import { AFTERSALE_KINDS, AFTERSALE_STATES } from '@/lib/labels';
import { AftersaleActions } from './aftersale-actions';

interface Props {
  aftersale: AftersaleView | null;
  onClose: () => void;
}

export function AftersaleDrawer({ aftersale, onClose }: Props) {
  return (
    <Drawer
      open={aftersale !== null}
      onClose={onClose}
      size={560}
      destroyOnHidden
      title="售后详情"
      extra={
        aftersale && (
          <StatusTag labels={AFTERSALE_STATES} state={aftersale.state} text={aftersale.stateText} />
        )
      }
      footer={
        aftersale && (
          <div className="actions-row">
            <AftersaleActions aftersale={aftersale} size="middle" onDone={onClose} />
          </div>
        )
      }
    >
      {aftersale && <Details aftersale={aftersale} />}
    </Drawer>
  );
}

function Evidence({ images }: { images: AftersaleView['evidence'] }) {
  return (
    <Image.PreviewGroup items={images.map(({ url }) => url)}>
      <Space wrap>
        {images.map(({ url, thumbUrl }, at) => (
          <Image
            key={url}
            src={thumbUrl ?? url}
            alt={`凭证 ${at + 1}`}
            width={72}
            height={72}
            style={{ objectFit: 'cover', borderRadius: 8 }}
          />
        ))}
      </Space>
    </Image.PreviewGroup>
  );
}

function Details({ aftersale }: { aftersale: AftersaleView }) {
  const { line } = aftersale;
  const returned = [aftersale.returnCarrier, aftersale.returnTrackingNumber].filter(Boolean).join(' ');
  return (
    <>
      <Section title="申请">
        <Descriptions
          column={1}
          size="small"
          items={[
            {
              key: 'order',
              label: '订单',
              children: <Link to={`/orders?order=${aftersale.orderId}`}>{aftersale.orderNumber}</Link>,
            },
            {
              key: 'goods',
              label: '商品',
              children: `${line.title} ${line.skuText} × ${aftersale.quantity}`,
            },
            { key: 'kind', label: '类型', children: AFTERSALE_KINDS[aftersale.kind] },
            { key: 'amount', label: '商品退款', children: <Money fen={aftersale.amountFen} /> },
            { key: 'freight', label: '运费退款', children: <Money fen={aftersale.freightFen} /> },
            { key: 'reason', label: '原因', children: aftersale.reason },
            { key: 'note', label: '说明', children: aftersale.note || '—' },
            {
              key: 'evidence',
              label: '凭证',
              children: aftersale.evidence.length > 0 ? <Evidence images={aftersale.evidence} /> : '—',
            },
            { key: 'return', label: '退货物流', children: returned || '—' },
            ...(aftersale.rejectReason
              ? [{ key: 'reject', label: '拒绝原因', children: aftersale.rejectReason }]
              : []),
          ]}
        />
      </Section>
      <Section title="经过">
        <History items={aftersale.timeline} />
      </Section>
    </>
  );
}
