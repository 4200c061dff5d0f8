import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { PRICE_WORD_TEXTS, type PriceLabel } from '@yimai/shared/domain/experiment/price-label';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { formatTime } from '@/lib/format';
import { useRead } from '@/lib/query';
import {
  MAX_VARIANTS,
  withoutVariant,
  withVariant,
  type PlanDraft,
  type VariantDraft,
} from './experiment-plan';
import { LabelSample } from './label-sample';

const LETTERS = 'ABCD';
const WORDS = Object.entries(PRICE_WORD_TEXTS).map(([value, text]) => ({ value, label: text || '没有前缀' }));
const MARKETS: { value: PriceLabel['market']; label: string }[] = [
  { value: 'struck', label: '划线市场价' },
  { value: 'saved', label: '写明省多少' },
  { value: 'hidden', label: '不显示市场价' },
];

/** Two to four variants: the first is what the others are compared with. */
export function VariantFields({ subject }: { subject: PlanDraft['subject'] }) {
  const form = Form.useFormInstance<PlanDraft>();
  const variants = Form.useWatch('variants', form) ?? [];
  const change = (next: VariantDraft[]): void => form.setFieldValue('variants', next);
  return (
    <Form.List name="variants">
      {(fields) => (
        <div className="stack">
          {fields.map(({ key, name }) => (
            <div key={key} className="panel">
              <div className="section-head">
                <strong>
                  版本 {LETTERS[name]}
                  {name === 0 && '（对照组）'}
                </strong>
                {name > 0 && fields.length > 2 && (
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={`去掉版本 ${LETTERS[name]}`}
                    onClick={() => change(withoutVariant(variants, name))}
                  />
                )}
              </div>
              <div className="variant-fields">
                <Form.Item
                  name={[name, 'name']}
                  label="名称"
                  rules={[{ required: true, whitespace: true, message: '请填写名称' }]}
                >
                  <Input maxLength={20} />
                </Form.Item>
                <Form.Item
                  name={[name, 'sharePercent']}
                  label="流量"
                  rules={[{ required: true, message: '请填写' }]}
                >
                  <InputNumber min={1} max={99} precision={0} suffix="%" style={{ width: '100%' }} />
                </Form.Item>
                {subject === 'page' ? <VersionField at={name} /> : <LabelFields at={name} />}
              </div>
            </div>
          ))}
          {fields.length < MAX_VARIANTS && (
            <Button block type="dashed" icon={<PlusOutlined />} onClick={() => change(withVariant(variants))}>
              添加版本
            </Button>
          )}
        </div>
      )}
    </Form.List>
  );
}

function VersionField({ at }: { at: number }) {
  const pageId = Form.useWatch<string | null>('pageId');
  const versions = useRead(
    'listPageVersions',
    { pageId: pageId ?? '', limit: 50 },
    { enabled: Boolean(pageId) },
  );
  const options = (versions.data?.items ?? []).map(({ id, number, note, state, createdAt }) => ({
    value: id,
    label: `第 ${number} 版${state === 'live' ? '（在用）' : ''} ${note || formatTime(createdAt)}`,
  }));
  return (
    <Form.Item
      name={[at, 'versionId']}
      label="页面版本"
      rules={[{ required: true, message: '请选择版本' }]}
      className="is-wide"
    >
      <Select
        placeholder={pageId ? '选择发布过的版本' : '请先选择页面'}
        disabled={!pageId}
        loading={Boolean(pageId) && versions.isPending}
        options={options}
      />
    </Form.Item>
  );
}

function LabelFields({ at }: { at: number }) {
  const word = Form.useWatch<PriceLabel['word']>(['variants', at, 'word']) ?? 'none';
  const market = Form.useWatch<PriceLabel['market']>(['variants', at, 'market']) ?? 'struck';
  return (
    <>
      <Form.Item name={[at, 'word']} label="价格前面">
        <Select options={WORDS} />
      </Form.Item>
      <Form.Item name={[at, 'market']} label="市场价">
        <Select options={MARKETS} />
      </Form.Item>
      <div className="is-wide">
        <LabelSample word={word} market={market} />
      </div>
    </>
  );
}
