import { CheckCircleOutlined, ClockCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type {
  ExperimentDetailView,
  ExperimentResult as Result,
  GuardRail,
  VariantResult,
} from '@yimai/shared/contracts/experiment';
import { Alert, Progress, Table, type TableProps } from 'antd';
import { Money } from '@/components/money';
import { Section } from '@/components/page';
import { formatCount } from '@/lib/format';
import { points, percent, pValueText, variantName } from './experiment-words';
import { IntervalChart } from './interval-chart';

const TONES: Readonly<Record<Result['verdict'], 'info' | 'warning' | 'error' | 'success'>> = {
  nobody: 'info',
  mismatch: 'error',
  'too-early': 'warning',
  better: 'success',
  worse: 'info',
  same: 'info',
};

interface Props {
  experiment: ExperimentDetailView;
  result: Result;
}

/** What came of it: first in a sentence, then how far it is, then the figures. */
export function ExperimentResult({ experiment, result }: Props) {
  const { verdict, title, text, days } = result;
  const fewest = Math.min(...result.variants.map(({ exposed }) => exposed));
  return (
    <>
      <Alert showIcon type={TONES[verdict]} title={title} description={text} />
      <div className="experiment-progress">
        <Measure label="人数最少的版本" value={fewest} of={experiment.neededPerVariant} unit="人" />
        <Measure label="已进行" value={days} of={experiment.plannedDays} unit="天" />
      </div>
      {verdict !== 'nobody' && <Figures experiment={experiment} result={result} />}
      <Section title="护栏指标">
        <ul className="rails">
          {result.guardRails.map((rail) => (
            <Rail key={rail.id} rail={rail} />
          ))}
        </ul>
      </Section>
    </>
  );
}

function Measure({ label, value, of, unit }: { label: string; value: number; of: number; unit: string }) {
  const part = Math.min(100, Math.floor((value / of) * 100));
  return (
    <div>
      <div className="caption">
        {label}：{formatCount(value)} / {formatCount(of)} {unit}
      </div>
      <Progress percent={part} size="small" aria-label={label} />
    </div>
  );
}

const COLUMNS: NonNullable<TableProps<VariantResult>['columns']> = [
  {
    title: '成交 / 看到',
    align: 'right',
    render: (_, { converted, exposed }) => `${formatCount(converted)} / ${formatCount(exposed)}`,
  },
  {
    title: '转化率（95% 区间）',
    align: 'right',
    render: (_, row) => (
      <>
        {percent(row.rateBps)}
        <div className="caption">
          {percent(row.rateLowBps)} ～ {percent(row.rateHighBps)}
        </div>
      </>
    ),
  },
  {
    title: '比对照组',
    align: 'right',
    render: (_, { difference }) =>
      difference === null ? (
        '对照组'
      ) : (
        <>
          {points(difference.bps)}
          <div className="caption">{pValueText(difference.pValue)}</div>
        </>
      ),
  },
  {
    title: '每人带来',
    align: 'right',
    render: (_, { revenuePerExposedFen }) => <Money fen={revenuePerExposedFen} />,
  },
  {
    title: '客单价',
    align: 'right',
    render: (_, { orderValueFen }) => (orderValueFen === null ? '—' : <Money fen={orderValueFen} />),
  },
  {
    title: '退款率',
    align: 'right',
    render: (_, { refundRateBps }) => (refundRateBps === null ? '—' : percent(refundRateBps)),
  },
];

function Figures({ experiment, result }: Props) {
  const nameOf = (key: string): string => {
    const variant = experiment.variants.find((each) => each.key === key);
    return variant ? variantName(variant) : key;
  };
  const compared = result.variants.flatMap(({ key, difference }) =>
    difference ? [{ name: nameOf(key), difference }] : [],
  );
  return (
    <>
      <Section title="各版本的表现">
        <Table<VariantResult>
          size="small"
          className="nowrap"
          dataSource={result.variants}
          rowKey={({ key }) => key}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[{ title: '版本', fixed: 'left', render: (_, { key }) => nameOf(key) }, ...COLUMNS]}
        />
      </Section>
      <Section title="转化率与对照组的差别">
        <IntervalChart rows={compared} />
        <p className="caption">
          色条是 95% 区间：真实的差别很可能在其中。跨过中线时，可能根本没有差别。
          {compared.length > 1 && '同时比较多个版本时，判断的标准已相应收紧。'}
          金额已扣除退款，只算每位顾客看到之后的第一笔已付款订单。
        </p>
      </Section>
    </>
  );
}

const ICONS = {
  ok: <CheckCircleOutlined className="is-good" />,
  waiting: <ClockCircleOutlined className="muted" />,
  warning: <ExclamationCircleOutlined className="is-bad" />,
} as const;

function Rail({ rail: { state, title, text } }: { rail: GuardRail }) {
  return (
    <li>
      {ICONS[state]}
      <b>{title}</b>
      <span className={state === 'warning' ? 'is-bad' : ''}>{text}</span>
    </li>
  );
}
