import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { isLinked, withSpecs, type DoudianDraft, type Spec, type Variants } from './product-draft';
import { SkuTable } from './sku-table';

interface Props {
  value?: Variants;
  onChange?: (value: Variants) => void;
}

const MAX_SPECS = 3;

/** Specs above, the table of their combinations below; changing one keeps what is typed in the other. */
export function VariantsField({ value = { specs: [], skus: [] }, onChange }: Props) {
  const { specs, skus } = value;
  const doudian = Form.useWatch<DoudianDraft | undefined>('doudian');
  const setSpecs = (next: Spec[]): void => onChange?.(withSpecs(value, next));
  const change = (index: number, spec: Partial<Spec>): void =>
    setSpecs(specs.map((each, at) => (at === index ? { ...each, ...spec } : each)));

  return (
    <div className="stack">
      {specs.map((spec, index) => (
        <div key={index} className="spec-row">
          <Input
            value={spec.name}
            maxLength={10}
            placeholder="规格名，如 颜色"
            aria-label={`第 ${index + 1} 个规格的名称`}
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            value={spec.values}
            maxCount={20}
            placeholder="输入取值后回车，如 月白、黛青"
            aria-label={`第 ${index + 1} 个规格的取值`}
            tokenSeparators={[',', '，', '、', ' ']}
            onChange={(values: string[]) =>
              change(index, { values: values.map((each) => each.trim().slice(0, 20)).filter(Boolean) })
            }
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label="删除规格"
            onClick={() => setSpecs(specs.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {specs.length < MAX_SPECS && (
        <div>
          <Button
            type="dashed"
            icon={<PlusOutlined />}
            onClick={() => setSpecs([...specs, { name: '', values: [] }])}
          >
            添加规格
          </Button>
        </div>
      )}
      <SkuTable
        specs={specs}
        skus={skus}
        isViaDoudian={isLinked(doudian)}
        onChange={(next) => onChange?.({ specs, skus: next })}
      />
    </div>
  );
}
