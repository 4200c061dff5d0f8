import type { UseQueryResult } from '@tanstack/react-query';
import type { Api } from '@yimai/shared/contracts/api';
import { Button, Input, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { Loadable } from '@/components/load-state';
import { Money } from '@/components/money';
import { Toolbar } from '@/components/page';
import { accountName } from '@/lib/account-names';
import { formatCount } from '@/lib/format';

type Balance = Api['getTrialBalance']['output'];
type Account = Balance['accounts'][number];

interface Props {
  query: UseQueryResult<Balance>;
  onOpen: (account: string) => void;
}

/** Accounts by kind, shop first, people last: the order of an account book. */
const ORDER = ['merchant', 'world', 'channel', 'platform', 'tax', 'distributor'];

function rank(account: string): number {
  const at = ORDER.indexOf(account.split(':')[0] ?? '');
  return at < 0 ? ORDER.length : at;
}

function columns(onOpen: Props['onOpen']): NonNullable<TableProps<Account>['columns']> {
  return [
    {
      title: '账户',
      render: (_, row) => (
        <>
          <div>{accountName(row.account)}</div>
          <div className="caption mono">{row.account}</div>
        </>
      ),
    },
    { title: '分录', width: 100, align: 'right', render: (_, row) => formatCount(row.entries) },
    {
      title: '余额',
      width: 180,
      align: 'right',
      render: (_, row) => <Money fen={row.balanceFen} look="signed" />,
    },
    {
      title: '操作',
      fixed: 'right',
      width: 100,
      render: (_, row) => (
        <Button type="link" size="small" onClick={() => onOpen(row.account)}>
          看分录
        </Button>
      ),
    },
  ];
}

function Total({ sumFen }: { sumFen: number }) {
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={2}>
        <b>全部账户合计</b>
      </Table.Summary.Cell>
      <Table.Summary.Cell index={2} align="right">
        <b>
          <Money fen={sumFen} look="signed" />
        </b>
      </Table.Summary.Cell>
      <Table.Summary.Cell index={3} />
    </Table.Summary.Row>
  );
}

function matching(accounts: readonly Account[], keyword: string): Account[] {
  return accounts
    .filter(({ account }) => `${account} ${accountName(account)}`.includes(keyword.trim()))
    .sort((a, b) => rank(a.account) - rank(b.account) || a.account.localeCompare(b.account));
}

/** Balances of all accounts; the last row is the proof. */
export function TrialBalance({ query, onOpen }: Props) {
  const [keyword, setKeyword] = useState('');
  return (
    <Loadable query={query} rows={10}>
      {({ accounts, sumFen }) => (
        <>
          <Toolbar>
            <Input
              allowClear
              placeholder="筛选账户"
              value={keyword}
              onChange={(event) => setKeyword(event.target.value)}
              style={{ width: 240 }}
            />
          </Toolbar>
          <div className="data-table">
            <Table<Account>
              size="small"
              rowKey={(row) => row.account}
              dataSource={matching(accounts, keyword)}
              pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
              scroll={{ x: 640 }}
              columns={columns(onOpen)}
              summary={() => <Total sumFen={sumFen} />}
            />
          </div>
        </>
      )}
    </Loadable>
  );
}
