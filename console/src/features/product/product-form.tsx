import { Button, Form, type FormRule } from 'antd';
import { useState } from 'react';
import { Section } from '@/components/page';
import { useMay } from '@/lib/permissions';
import { DoudianFields } from './doudian-fields';
import { DetailField } from './detail-field';
import { ImagesField } from '@/components/images-field';
import { OverrideField } from './override-field';
import {
  checkDoudian,
  checkVariants,
  toInput,
  type DoudianDraft,
  type Override,
  type ProductDraft,
  type ProductInput,
  type Variants,
} from './product-draft';
import { ProductBasics, ProductSale } from './product-fields';
import { VariantsField } from './variants-field';

interface Props {
  initial: Partial<ProductDraft>;
  isBusy: boolean;
  onSave: (input: ProductInput) => void;
}

const checkOverride = (_: unknown, value: Override): Promise<void> =>
  value?.kind === 'excluded' && value.reason.trim() === ''
    ? Promise.reject(new Error('请填写不参与分销的原因'))
    : Promise.resolve();

/** What is wrong with the table of SKUs; the ids of 抖店 are asked for where the product has one. */
const variantsRule: FormRule = ({ getFieldValue }) => ({
  validator: (_, value: Variants) => {
    const doudian = getFieldValue('doudian') as DoudianDraft | undefined;
    const isReasonMissing = value.skus.some(
      ({ commission }) => commission?.kind === 'excluded' && commission.reason.trim() === '',
    );
    const problem =
      checkVariants(value) ??
      checkDoudian(doudian, value) ??
      (isReasonMissing ? '请填写不参与分销的原因' : null);
    return problem === null ? Promise.resolve() : Promise.reject(new Error(problem));
  },
});

/** The whole product on one page, from the name to the description. */
export function ProductForm({ initial, isBusy, onSave }: Props) {
  // Later answers of the server must not overwrite what is being typed.
  const [initialValues] = useState(initial);
  const may = useMay();
  return (
    <Form<ProductDraft>
      layout="vertical"
      initialValues={initialValues}
      scrollToFirstError
      disabled={!may('updateProduct')}
      onFinish={(draft) => onSave(toInput(draft))}
      className="stack"
    >
      <div className="panel">
        <Section title="基本信息">
          <ProductBasics />
        </Section>
      </div>
      <div className="panel">
        <Section title="图片">
          <Form.Item
            name="images"
            noStyle
            rules={[{ required: true, type: 'array', min: 1, message: '至少需要一张图片' }]}
          >
            <ImagesField />
          </Form.Item>
          <FieldProblem name="images" />
        </Section>
      </div>
      <div className="panel">
        <Section title="规格与价格">
          <Form.Item name="variants" rules={[variantsRule]}>
            <VariantsField />
          </Form.Item>
        </Section>
      </div>
      <div className="panel">
        <Section title="销售与佣金">
          <ProductSale />
          <DoudianFields />
          <Form.Item
            name="commission"
            label="整件商品的佣金"
            extra="不单独设置时按佣金方案计算；规格上的设置优先于这里"
            rules={[{ validator: checkOverride }]}
          >
            <OverrideField />
          </Form.Item>
        </Section>
      </div>
      <div className="panel">
        <Section title="图文详情">
          <Form.Item name="detail" noStyle>
            <DetailField />
          </Form.Item>
        </Section>
      </div>
      {may('updateProduct') && (
        <div className="save-bar">
          <Button type="primary" htmlType="submit" size="large" loading={isBusy}>
            保存商品
          </Button>
        </div>
      )}
    </Form>
  );
}

/** The message of a field that shows none itself. */
function FieldProblem({ name }: { name: keyof ProductDraft }) {
  return (
    <Form.Item shouldUpdate noStyle>
      {({ getFieldError }) => <div className="field-problem">{getFieldError(name)[0]}</div>}
    </Form.Item>
  );
}
