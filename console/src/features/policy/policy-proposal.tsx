import type { PolicyProposalView } from '@yimai/shared/contracts/policy';
import { App, Button, Descriptions, Space } from 'antd';
import { Section } from '@/components/page';
import { ToneTag } from '@/components/status-tag';
import { formatTime } from '@/lib/format';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';
import { presetName, ratesText } from './policy-terms';

/** A version with one signature: somebody else publishes or rejects it, its author may take it back. */
export function PolicyProposal({ proposal }: { proposal: PolicyProposalView }) {
  const may = useMay();
  const { modal } = App.useApp();
  const decide = useAction('decidePolicyProposal', {
    done: ({ published }) => (published ? `第 ${published.version} 版已生效` : '该方案不会发布'),
    outdates: ['getPolicy', 'consoleListProducts', 'listAudit'],
  });
  const rates = ratesText(proposal.levelRatesBps, proposal.paidLevels);
  const confirm = (decision: 'publish' | 'reject'): void =>
    void modal.confirm({
      title: decision === 'publish' ? '复核通过并立即生效' : '不发布该方案',
      content: `${rates}，法务文件 ${proposal.legalFileId}`,
      okText: decision === 'publish' ? '复核通过' : '确定',
      onOk: () => decide.mutateAsync({ policyId: proposal.id, decision }),
    });
  return (
    <Section title="待复核方案" extra={<ToneTag tone="amber">等待第二人签字</ToneTag>}>
      <Descriptions
        column={2}
        items={[
          { key: 'preset', label: '模板', children: presetName(proposal.preset) },
          { key: 'rates', label: '比例', children: rates },
          { key: 'file', label: '法务文件', children: proposal.legalFileId },
          {
            key: 'by',
            label: '提交人',
            children: `${proposal.proposedBy}，${formatTime(proposal.proposedAt)}`,
          },
          { key: 'note', label: '说明', children: proposal.note },
        ]}
      />
      {may('decidePolicyProposal') && (
        <Space>
          {!proposal.isOwn && (
            <Button type="primary" loading={decide.isPending} onClick={() => confirm('publish')}>
              复核通过并发布
            </Button>
          )}
          <Button loading={decide.isPending} onClick={() => confirm('reject')}>
            {proposal.isOwn ? '撤回' : '驳回'}
          </Button>
          {proposal.isOwn && <span className="caption">须由另一位有复核权限的同事确认。</span>}
        </Space>
      )}
    </Section>
  );
}
