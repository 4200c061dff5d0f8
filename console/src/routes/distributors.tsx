import type { ConsoleDistributorView } from '@yimai/shared/contracts/console';
import { Input, Select, Tabs } from 'antd';
import { Page, Toolbar } from '@/components/page';
import { ApplicationTable } from '@/features/distributor/application-table';
import { DistributorTable } from '@/features/distributor/distributor-table';
import { DISTRIBUTOR_STATES, optionsOf } from '@/lib/labels';
import { useChoiceParam, useParam } from '@/lib/params';

/** Who sells for the shop, and who would like to. */
export function DistributorsScreen() {
  const [tab, setTab] = useParam('tab');
  return (
    <Page title="分销员" note="关系与资格的每次变更都会留下操作日志">
      <Tabs
        activeKey={tab ?? 'people'}
        onChange={(key) => setTab(key === 'people' ? undefined : key)}
        destroyOnHidden
        items={[
          { key: 'people', label: '分销员', children: <People /> },
          { key: 'applications', label: '加入申请', children: <ApplicationTable /> },
        ]}
      />
    </Page>
  );
}

function People() {
  const [keyword, setKeyword] = useParam('keyword');
  const [status, setStatus] = useChoiceParam<ConsoleDistributorView['status']>('status', DISTRIBUTOR_STATES);
  return (
    <>
      <Toolbar>
        <Input.Search
          key={keyword}
          defaultValue={keyword}
          placeholder="姓名"
          maxLength={40}
          allowClear
          onSearch={(text) => setKeyword(text.trim() || undefined)}
          style={{ width: 240 }}
        />
        <Select
          allowClear
          placeholder="全部状态"
          value={status}
          onChange={setStatus}
          options={optionsOf(DISTRIBUTOR_STATES)}
          style={{ width: 140 }}
        />
      </Toolbar>
      <DistributorTable filters={{ keyword, status }} />
    </>
  );
}
