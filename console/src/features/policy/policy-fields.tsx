import { Form, Input, Segmented, Select, Switch } from 'antd';
import { RateInput } from '@/components/rate-input';
import { LEVEL_NAMES, presetRates, PRESETS, type PolicyInput, type Preset } from './policy-terms';

interface Props {
  draft: PolicyInput;
  onChange: (draft: PolicyInput) => void;
}

const LEVELS: { value: 1 | 2 | 3; label: string }[] = [
  { value: 1, label: '一级' },
  { value: 2, label: '二级' },
  { value: 3, label: '三级' },
];

export function PolicyFields({ draft, onChange }: Props) {
  const set = (changes: Partial<PolicyInput>): void => onChange({ ...draft, ...changes });
  return (
    <>
      <Form.Item label="模板">
        <Select<Preset>
          value={draft.preset}
          onChange={(preset) => set({ preset, ...presetRates(preset) })}
          options={(Object.keys(PRESETS) as Preset[]).map((value) => ({ value, label: PRESETS[value] }))}
        />
      </Form.Item>
      <RateFields draft={draft} set={set} />
      <div className="form-grid">
        <Form.Item label="毛利封顶" extra="各级合计不超过毛利的这个比例">
          <RateInput
            value={draft.capMarginShareBps}
            onChange={(capMarginShareBps) => set({ capMarginShareBps })}
          />
        </Form.Item>
        <Form.Item label="实付封顶" extra="各级合计不超过实付的这个比例">
          <RateInput value={draft.capNetShareBps} onChange={(capNetShareBps) => set({ capNetShareBps })} />
        </Form.Item>
        <Form.Item label="自购返佣" extra="分销员自己下单是否得一级佣金">
          <Switch
            checked={draft.allowSelfPurchase}
            onChange={(allowSelfPurchase) => set({ allowSelfPurchase })}
            aria-label="自购返佣"
          />
        </Form.Item>
        <Form.Item label="周末一级双倍" extra="周六、周日付款的订单，仍受封顶限制">
          <Switch
            checked={draft.weekendDouble}
            onChange={(weekendDouble) => set({ weekendDouble })}
            aria-label="周末一级双倍"
          />
        </Form.Item>
      </div>
      {draft.paidLevels === 3 && (
        <Form.Item label="法务文件编号" required extra="三级分销须先取得法务意见，编号随方案永久留存">
          <Input
            value={draft.legalFileId ?? ''}
            maxLength={60}
            onChange={(event) => set({ legalFileId: event.target.value })}
          />
        </Form.Item>
      )}
      <Form.Item label="发布说明" required>
        <Input.TextArea
          rows={2}
          maxLength={200}
          showCount
          value={draft.note}
          placeholder="为什么调整，记入历史与操作日志"
          onChange={(event) => set({ note: event.target.value })}
        />
      </Form.Item>
    </>
  );
}

interface RateProps {
  draft: PolicyInput;
  set: (changes: Partial<PolicyInput>) => void;
}

/** Levels and rates; fixed by a named preset, free under `custom`. */
function RateFields({ draft, set }: RateProps) {
  const isCustom = draft.preset === 'custom';
  const setLevels = (paidLevels: 1 | 2 | 3): void =>
    set({
      paidLevels,
      levelRatesBps: Array.from({ length: paidLevels }, (_, level) => draft.levelRatesBps[level] ?? 0),
    });
  return (
    <>
      <Form.Item label="佣金层级">
        <Segmented
          value={draft.paidLevels}
          disabled={!isCustom}
          options={LEVELS}
          onChange={(paidLevels) => setLevels(paidLevels)}
        />
      </Form.Item>
      <div className="rate-fields">
        {draft.levelRatesBps.slice(0, draft.paidLevels).map((rate, level) => (
          <Form.Item key={level} label={`${LEVEL_NAMES[level]}比例`}>
            <RateInput
              value={rate}
              disabled={!isCustom}
              onChange={(next) =>
                set({
                  levelRatesBps: draft.levelRatesBps.map((each, at) => (at === level ? next : each)),
                })
              }
            />
          </Form.Item>
        ))}
      </div>
    </>
  );
}
