import type { ExperimentDetailView, ExperimentView } from '@yimai/shared/contracts/experiment';
import { Button, Descriptions, Drawer } from 'antd';
import { Loadable } from '@/components/load-state';
import { Section } from '@/components/page';
import { StatusTag } from '@/components/status-tag';
import { formatCount, formatTime } from '@/lib/format';
import { EXPERIMENT_STATES } from '@/lib/labels';
import { useAction, useRead } from '@/lib/query';
import { ExperimentActions } from './experiment-actions';
import { ExperimentResult } from './experiment-result';
import { percent, variantName } from './experiment-words';
import { LabelSample } from './label-sample';

interface Props {
  experimentId: string | null;
  onClose: () => void;
  onEdit: (experiment: ExperimentView) => void;
}

/** One experiment: what came of it, what is tried, and what can be done with it. */
export function ExperimentDrawer({ experimentId, onClose, onEdit }: Props) {
  const query = useRead(
    'getExperiment',
    { experimentId: experimentId ?? '' },
    { enabled: experimentId !== null },
  );
  const experiment = experimentId === null ? undefined : query.data;
  return (
    <Drawer
      open={experimentId !== null}
      onClose={onClose}
      size={760}
      destroyOnHidden
      title={experiment?.name ?? '对比实验'}
      extra={experiment && <StatusTag labels={EXPERIMENT_STATES} state={experiment.state} />}
      footer={
        experiment && (
          <ExperimentActions experiment={experiment} onEdit={() => onEdit(experiment)} onGone={onClose} />
        )
      }
    >
      <Loadable query={query}>
        {(data) => (
          // Figures only: whoever has no mouse scrolls them by the arrows.
          <div role="region" aria-label="实验详情" tabIndex={0}>
            {data.result && <ExperimentResult experiment={data} result={data.result} />}
            <Plan experiment={data} />
          </div>
        )}
      </Loadable>
    </Drawer>
  );
}

function Plan({ experiment }: { experiment: ExperimentDetailView }) {
  const { baselineBps, liftBps, plannedDays, neededPerVariant, startedAt, stoppedAt } = experiment;
  const needed = `每个版本 ${formatCount(neededPerVariant)} 人，至少 ${plannedDays} 天`;
  const goal = `转化率从 ${percent(baselineBps)} 起，能看出 ${liftBps / 100}% 以上的相对变化`;
  return (
    <>
      <Section title="版本">
        <div className="stack">
          {experiment.variants.map((variant, at) => (
            <Variant key={variant.key} experiment={experiment} at={at} />
          ))}
        </div>
      </Section>
      <Section title="计划">
        <Descriptions
          column={1}
          items={[
            { key: 'subject', label: '实验对象', children: experiment.subjectText },
            { key: 'goal', label: '目标', children: goal },
            { key: 'needed', label: '需要', children: needed },
            { key: 'author', label: '负责人', children: experiment.author },
            ...(startedAt ? [{ key: 'from', label: '开始', children: formatTime(startedAt) }] : []),
            ...(stoppedAt ? [{ key: 'to', label: '停止', children: formatTime(stoppedAt) }] : []),
          ]}
        />
      </Section>
    </>
  );
}

function Variant({ experiment, at }: { experiment: ExperimentDetailView; at: number }) {
  const variant = experiment.variants[at];
  const preview = useAction('previewVariant', { done: '预览链接两小时内有效', outdates: [] });
  if (!variant) return null;
  const open = (): void => {
    // Opened before the answer: a browser lets nobody open windows later.
    const tab = window.open('', '_blank');
    preview.mutate(
      { experimentId: experiment.id, variant: variant.key },
      {
        onSuccess: ({ url }) => {
          if (tab) tab.location.href = url;
        },
        onError: () => tab?.close(),
      },
    );
  };
  return (
    <div className="panel variant-row">
      <div>
        <strong>{variantName(variant)}</strong>
        <div className="caption">
          {at === 0 ? '对照组 · ' : ''}
          {variant.shareBps / 100}% 的顾客
          {variant.versionNumber !== null && ` · 页面第 ${variant.versionNumber} 版`}
          {experiment.winner === variant.key && ' · 已采用'}
        </div>
      </div>
      {variant.label ? (
        <LabelSample {...variant.label} />
      ) : (
        <Button onClick={open} loading={preview.isPending}>
          预览
        </Button>
      )}
    </div>
  );
}
