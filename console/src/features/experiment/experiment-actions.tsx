import type { ExperimentDetailView } from '@yimai/shared/contracts/experiment';
import { Button } from 'antd';
import { ConfirmAction } from '@/components/confirm-action';
import { formatCount } from '@/lib/format';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';
import { variantName } from './experiment-words';

export const OUTDATES = ['listExperiments', 'getExperiment'] as const;

interface Props {
  experiment: ExperimentDetailView;
  onEdit: () => void;
  /** It was thrown away. */
  onGone: () => void;
}

/** What may be done next; nothing for those who only read. */
export function ExperimentActions({ experiment, onEdit, onGone }: Props) {
  const may = useMay();
  if (!may('startExperiment')) return <span className="caption">您可以查看结果，操作请联系运营</span>;
  switch (experiment.state) {
    case 'draft':
      return <Draft experiment={experiment} onEdit={onEdit} onGone={onGone} />;
    case 'running':
      return <Stop experiment={experiment} />;
    case 'stopped':
      return <Decide experiment={experiment} />;
    case 'decided':
      return (
        <span className="caption">已采用{nameOf(experiment, experiment.winner)}，所有顾客看到的都一样</span>
      );
  }
}

function nameOf({ variants }: ExperimentDetailView, key: string | null): string {
  const variant = variants.find((each) => each.key === key);
  return variant ? `「${variantName(variant)}」` : '';
}

function Draft({ experiment, onEdit, onGone }: Props) {
  const { id, neededPerVariant, plannedDays } = experiment;
  const start = useAction('startExperiment', { done: '实验已开始', outdates: OUTDATES });
  const discard = useAction('discardExperiment', { done: '已删除', outdates: ['listExperiments'] });
  return (
    <div className="actions-row">
      <ConfirmAction
        label="开始实验"
        title="开始这个实验"
        look="primary"
        size="middle"
        description={`开始后不能再修改。每个版本需要 ${formatCount(neededPerVariant)} 人、至少 ${plannedDays} 天才能下结论，请不要提前停止。`}
        onConfirm={() => start.mutateAsync({ experimentId: id })}
      />
      <Button onClick={onEdit}>修改</Button>
      <ConfirmAction
        label="删除"
        title="删除这个草稿"
        look="default"
        size="middle"
        isDanger
        description="草稿删除后不能恢复。"
        onConfirm={async () => {
          await discard.mutateAsync({ experimentId: id });
          onGone();
        }}
      />
    </div>
  );
}

function Stop({ experiment: { id, result } }: { experiment: ExperimentDetailView }) {
  const stop = useAction('stopExperiment', { done: '实验已停止', outdates: OUTDATES });
  const isEarly = result?.verdict === 'too-early' || result?.verdict === 'nobody';
  return (
    <div className="actions-row">
      <ConfirmAction
        label="停止实验"
        title="停止这个实验"
        look="default"
        size="middle"
        isDanger
        description={
          isEarly
            ? '样本还不够：现在停止就得不到结论，也不能继续。停止后所有顾客看到实验前的样子。'
            : '停止后所有顾客看到实验前的样子，接着可以选择采用哪个版本。'
        }
        onConfirm={() => stop.mutateAsync({ experimentId: id })}
      />
    </div>
  );
}

function Decide({ experiment }: { experiment: ExperimentDetailView }) {
  const decide = useAction('decideExperiment', { done: '已采用', outdates: OUTDATES });
  const { id, variants, result } = experiment;
  return (
    <div className="actions-row">
      {variants.map((variant) => (
        <ConfirmAction
          key={variant.key}
          label={`采用 ${variantName(variant)}`}
          title={`采用「${variantName(variant)}」`}
          look={result?.best === variant.key ? 'primary' : 'default'}
          size="middle"
          description={
            result?.best === variant.key
              ? '采用后所有顾客都看到这个版本。'
              : '实验结果没有说明这个版本更好。采用后所有顾客都看到它。'
          }
          onConfirm={() => decide.mutateAsync({ experimentId: id, winner: variant.key })}
        />
      ))}
    </div>
  );
}
