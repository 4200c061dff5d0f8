import type { CouponView } from '@yimai/shared/contracts/catalog';
import { Empty, Table } from 'antd';
import { Loadable } from '@/components/load-state';
import { Money } from '@/components/money';
import { StatusTag } from '@/components/status-tag';
import { formatCount, formatTime } from '@/lib/format';
import type { Labels } from '@/lib/labels';
import { useRead } from '@/lib/query';

const STATES: Labels<CouponView['state']> = {
  claimable: ['领取中', 'jade'],
  claimed: ['领取中', 'jade'],
  'sold-out': ['已领完', 'ink'],
  'not-started': ['未开始', 'indigo'],
  ended: ['已结束', 'ink'],
};

/** What the shop shows of its coupons; those of the past are not listed by the server. */
export function CouponTable() {
  const coupons = useRead('listCoupons', {});
  return (
    <Loadable query={coupons}>
      {({ items }) => (
        <div className="data-table">
          <Table<CouponView>
            dataSource={items}
            rowKey={(coupon) => coupon.id}
            pagination={false}
            scroll={{ x: 720 }}
            locale={{
              emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有可领取的优惠券" />,
            }}
            columns={[
              { title: '名称', dataIndex: 'title' },
              {
                title: '优惠',
                render: (_, { thresholdFen, discountFen }) => (
                  <>
                    {thresholdFen > 0 ? (
                      <>
                        满 <Money fen={thresholdFen} />
                      </>
                    ) : (
                      '无门槛'
                    )}
                    {' 减 '}
                    <Money fen={discountFen} />
                  </>
                ),
              },
              {
                title: '使用期',
                width: 300,
                render: (_, { startsAt, endsAt }) => `${formatTime(startsAt)} 至 ${formatTime(endsAt)}`,
              },
              {
                title: '剩余',
                width: 100,
                align: 'right',
                render: (_, { remaining }) => (remaining === null ? '不限' : formatCount(remaining)),
              },
              {
                title: '状态',
                width: 100,
                render: (_, { state }) => <StatusTag labels={STATES} state={state} />,
              },
            ]}
          />
        </div>
      )}
    </Loadable>
  );
}
