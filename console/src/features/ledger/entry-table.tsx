import { ArrowRightOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { DataTable } from '@/components/data-table';
import { Money } from '@/components/money';
import { Toolbar } from '@/components/page';
import { accountName, entryName } from '@/lib/account-names';
import { formatTimeExactly } from '@/lib/format';

interface Props {
  account: string | undefined;
  reference: string | undefined;
  onAccount: (account: string | undefined) => void;
  onReference: (reference: string | undefined) => void;
}

/** Entries, newest first, each with the accounts it moved money between. */
export function EntryTable({ account, reference, onAccount, onReference }: Props) {
  return (
    <>
      <Toolbar>
        <Input.Search
          key={`account ${account}`}
          defaultValue={account}
          placeholder="账户，如 merchant:sales"
          maxLength={80}
          allowClear
          onSearch={(text) => onAccount(text.trim() || undefined)}
          style={{ width: 280 }}
        />
        <Input.Search
          key={`reference ${reference}`}
          defaultValue={reference}
          placeholder="业务编号，如 ord_…"
          maxLength={80}
          allowClear
          onSearch={(text) => onReference(text.trim() || undefined)}
          style={{ width: 280 }}
        />
      </Toolbar>
      <DataTable
        endpoint="listLedgerEntries"
        filters={{ account, reference }}
        rowKey={(row) => row.id}
        emptyText="没有符合条件的分录"
        minWidth={860}
        columns={[
          {
            title: '时间',
            width: 170,
            render: (_, row) => <span className="nowrap">{formatTimeExactly(row.at)}</span>,
          },
          {
            title: '事项',
            width: 170,
            render: (_, row) => (
              <>
                <div>{entryName(row.code)}</div>
                <div className="caption mono">{row.code}</div>
              </>
            ),
          },
          {
            title: '业务编号',
            width: 150,
            render: (_, row) => <span className="mono">{row.reference}</span>,
          },
          {
            title: '从 → 到',
            render: (_, row) =>
              row.postings.map((posting, index) => (
                <div key={index} className="posting">
                  <span>
                    {accountName(posting.from)} <ArrowRightOutlined className="muted" />{' '}
                    {accountName(posting.to)}
                  </span>
                  <Money fen={posting.amountFen} />
                </div>
              )),
          },
        ]}
      />
    </>
  );
}
