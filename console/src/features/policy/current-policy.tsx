import type { PolicyView } from '@yimai/shared/contracts/policy';
import { bps, formatBps } from '@yimai/shared/kernel/bps';
import { Descriptions } from 'antd';
import { Section } from '@/components/page';
import { ToneTag } from '@/components/status-tag';
import { formatTime } from '@/lib/format';
import { LEVEL_NAMES, presetName, publisherName } from './policy-terms';

/** The version in force, the rates large. */
export function CurrentPolicy({ policy }: { policy: PolicyView }) {
  return (
    <Section title={`现行方案 · 第 ${policy.version} 版`} extra={<ToneTag tone="jade">生效中</ToneTag>}>
      <div className="rates">
        {policy.levelRatesBps.slice(0, policy.paidLevels).map((rate, level) => (
          <div key={level}>
            <div className="figure-label">{LEVEL_NAMES[level]}</div>
            <div className="figure-value">{formatBps(bps(rate))}</div>
          </div>
        ))}
      </div>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2, xl: 3 }}
        items={[
          { key: 'preset', label: '模板', children: presetName(policy.preset) },
          { key: 'self', label: '自购返佣', children: policy.allowSelfPurchase ? '允许' : '不允许' },
          { key: 'weekend', label: '周末一级双倍', children: policy.weekendDouble ? '开启' : '关闭' },
          {
            key: 'margin',
            label: '毛利封顶',
            children: `毛利的 ${formatBps(bps(policy.capMarginShareBps))}`,
          },
          { key: 'net', label: '实付封顶', children: `实付的 ${formatBps(bps(policy.capNetShareBps))}` },
          { key: 'from', label: '生效时间', children: formatTime(policy.effectiveFrom) },
          { key: 'by', label: '发布人', children: publisherName(policy.publishedBy) },
          { key: 'note', label: '说明', children: policy.note || '—' },
        ]}
      />
    </Section>
  );
}
