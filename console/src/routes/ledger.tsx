import { Tabs } from 'antd';
import { Page } from '@/components/page';
import { ZeroSum } from '@/components/zero-sum';
import { EntryTable } from '@/features/ledger/entry-table';
import { TrialBalance } from '@/features/ledger/trial-balance';
import { useParam } from '@/lib/params';
import { useRead } from '@/lib/query';

/** The books: balances of all accounts, and the entries they are made of. */
export function LedgerScreen() {
  const [account, setAccount] = useParam('account');
  const [reference, setReference] = useParam('reference');
  const [tab, setTab] = useParam('tab');
  const balance = useRead('getTrialBalance', {});
  return (
    <Page
      title="账本"
      note="正数是我们欠付或已得，负数是别人欠付或已支出；所有账户合计恒为零"
      actions={balance.data && <ZeroSum sumFen={balance.data.sumFen} />}
    >
      <Tabs
        activeKey={tab ?? 'balance'}
        onChange={(key) => setTab(key === 'balance' ? undefined : key)}
        items={[
          {
            key: 'balance',
            label: '试算平衡',
            children: (
              <TrialBalance
                query={balance}
                onOpen={(path) => {
                  setAccount(path);
                  setTab('entries');
                }}
              />
            ),
          },
          {
            key: 'entries',
            label: '分录',
            children: (
              <EntryTable
                account={account}
                reference={reference}
                onAccount={setAccount}
                onReference={setReference}
              />
            ),
          },
        ]}
      />
    </Page>
  );
}
