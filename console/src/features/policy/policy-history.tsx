import type { PolicyView } from '@yimai/shared/contracts/policy';
import { Table } from 'antd';
import { Section } from '@/components/page';
import { formatTime } from '@/lib/format';
import { presetName, publisherName, ratesText } from './policy-terms';

export function PolicyHistory({ policies }: { policies: readonly PolicyView[] }) {
  return (
    <Section title="历史版本">
      <Table<PolicyView>
        size="small"
        pagination={false}
        rowKey={(policy) => policy.version}
        dataSource={[...policies]}
        scroll={{ x: 760 }}
        columns={[
          { title: '版本', width: 80, render: (_, policy) => `第 ${policy.version} 版` },
          { title: '模板', width: 200, render: (_, policy) => presetName(policy.preset) },
          { title: '比例', render: (_, policy) => ratesText(policy.levelRatesBps, policy.paidLevels) },
          { title: '生效时间', width: 150, render: (_, policy) => formatTime(policy.effectiveFrom) },
          { title: '发布人', width: 110, render: (_, policy) => publisherName(policy.publishedBy) },
          { title: '说明', dataIndex: 'note' },
        ]}
      />
    </Section>
  );
}
