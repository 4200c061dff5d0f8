import type { Api } from '@yimai/shared/contracts/api';
import type { EndpointName } from '@yimai/shared/api/endpoints';
import { RightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { Money } from '@/components/money';
import { formatCount } from '@/lib/format';
import { useMay } from '@/lib/permissions';

type Dashboard = Api['getConsoleDashboard']['output'];

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="panel">
      <div className="figure-label">{label}</div>
      <div className="figure-value">{children}</div>
    </div>
  );
}

export function Figures({ today }: { today: Dashboard['today'] }) {
  return (
    <div className="figures">
      <Figure label="今日销售额">
        <Money fen={today.salesFen} />
      </Figure>
      <Figure label="今日订单">{formatCount(today.orders)}</Figure>
      <Figure label="今日佣金">
        <Money fen={today.commissionFen} />
      </Figure>
      <Figure label="今日新会员">{formatCount(today.members)}</Figure>
    </div>
  );
}

interface Todo {
  label: string;
  count: number;
  to: string;
  reads: EndpointName;
}

/** What waits for a decision of somebody here; each leads to the list already filtered. */
export function Todos({ data }: { data: Dashboard }) {
  const may = useMay();
  const todos: Todo[] = [
    {
      label: '待发货订单',
      count: data.awaitingShipment,
      to: '/orders?state=awaitingShipment',
      reads: 'consoleListOrders',
    },
    {
      label: '待处理售后',
      count: data.aftersalesOpen,
      to: '/aftersales?state=requested',
      reads: 'consoleListAftersales',
    },
    {
      label: '分销员申请',
      count: data.applicationsPending,
      to: '/distributors?tab=applications',
      reads: 'listApplications',
    },
    {
      label: '提现待审核',
      count: data.withdrawalsReviewing,
      to: '/withdrawals?state=reviewing',
      reads: 'consoleListWithdrawals',
    },
  ];
  return (
    <div className="todos">
      {todos
        .filter(({ reads }) => may(reads))
        .map(({ label, count, to }) => (
          <Link key={label} to={to} className="panel todo">
            <span>{label}</span>
            <span>
              <b className={count > 0 ? 'is-due' : ''}>{formatCount(count)}</b> <RightOutlined />
            </span>
          </Link>
        ))}
    </div>
  );
}
