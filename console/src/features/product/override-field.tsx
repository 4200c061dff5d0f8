import { bps, formatBps } from '@yimai/shared/kernel/bps';
import { fen, formatYuan } from '@yimai/shared/kernel/money';
import { Button, Input, Popover, Select } from 'antd';
import { MoneyInput } from '@/components/money-input';
import { RateInput } from '@/components/rate-input';
import type { Override } from './product-draft';

type Kind = NonNullable<Override>['kind'] | 'none';

const KINDS: Readonly<Record<Kind, string>> = {
  none: '不单独设置',
  rate: '按比例',
  fixed: '每件固定金额',
  excluded: '不参与分销',
};
const LEVELS = ['一级', '二级', '三级'];

function start(kind: Kind): Override {
  switch (kind) {
    case 'none':
      return null;
    case 'rate':
      return { kind, levelRatesBps: [1_500, 800] };
    case 'fixed':
      return { kind, levelFen: [0, 0] };
    case 'excluded':
      return { kind, reason: '' };
  }
}

/** An override in one line, for tables. */
export function describeOverride(override: Override): string {
  if (override === null) return '跟随上级';
  switch (override.kind) {
    case 'rate':
      return override.levelRatesBps.map((rate) => formatBps(bps(rate))).join(' / ');
    case 'fixed':
      return override.levelFen.map((amount) => `¥${formatYuan(fen(amount))}`).join(' / ');
    case 'excluded':
      return '不参与分销';
  }
}

interface Props {
  value?: Override;
  onChange?: (value: Override) => void;
}

const replaceAt = (list: readonly number[], index: number, value: number): number[] =>
  list.map((each, at) => (at === index ? value : each));

/** What a product or SKU says instead of the policy: rates, amounts per piece, or nothing at all. */
export function OverrideField({ value = null, onChange }: Props) {
  const kind: Kind = value?.kind ?? 'none';
  return (
    <div className="override">
      <Select<Kind>
        value={kind}
        onChange={(next) => onChange?.(start(next))}
        options={(Object.keys(KINDS) as Kind[]).map((each) => ({ value: each, label: KINDS[each] }))}
        style={{ width: 150 }}
        aria-label="佣金设置"
      />
      {value?.kind === 'excluded' && (
        <Input
          value={value.reason}
          maxLength={60}
          placeholder="原因，分销员会看到"
          status={value.reason.trim() === '' ? 'error' : undefined}
          onChange={(event) => onChange?.({ kind: 'excluded', reason: event.target.value })}
          style={{ maxWidth: 320 }}
        />
      )}
      {value?.kind === 'rate' && (
        <Levels
          count={value.levelRatesBps.length}
          onCount={(count) => onChange?.({ ...value, levelRatesBps: resize(value.levelRatesBps, count) })}
          field={(index) => (
            <RateInput
              aria-label={`${LEVELS[index]}比例`}
              value={value.levelRatesBps[index]}
              onChange={(rate) =>
                onChange?.({ ...value, levelRatesBps: replaceAt(value.levelRatesBps, index, rate) })
              }
            />
          )}
        />
      )}
      {value?.kind === 'fixed' && (
        <Levels
          count={value.levelFen.length}
          onCount={(count) => onChange?.({ ...value, levelFen: resize(value.levelFen, count) })}
          field={(index) => (
            <MoneyInput
              aria-label={`${LEVELS[index]}金额`}
              value={value.levelFen[index]}
              onChange={(amount) =>
                onChange?.({ ...value, levelFen: replaceAt(value.levelFen, index, amount ?? 0) })
              }
            />
          )}
        />
      )}
    </div>
  );
}

const resize = (list: readonly number[], count: number): number[] =>
  Array.from({ length: count }, (_, index) => list[index] ?? 0);

interface LevelsProps {
  count: number;
  onCount: (count: number) => void;
  field: (index: number) => React.ReactNode;
}

function Levels({ count, onCount, field }: LevelsProps) {
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <label key={index} className="override-level">
          <span className="caption">{LEVELS[index]}</span>
          {field(index)}
        </label>
      ))}
      <Select
        value={count}
        onChange={onCount}
        aria-label="设置的层级数"
        options={[1, 2, 3].map((each) => ({ value: each, label: `${each} 级` }))}
      />
    </>
  );
}

/** The same field behind a button, where there is no room for it. */
export function OverrideCell({ value = null, onChange }: Props) {
  return (
    <Popover
      trigger="click"
      placement="topRight"
      title="单独设置佣金"
      content={<OverrideField value={value} onChange={onChange} />}
    >
      <Button size="small" type={value ? 'default' : 'text'}>
        {describeOverride(value)}
      </Button>
    </Popover>
  );
}
