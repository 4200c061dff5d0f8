import type { ConsoleMaterialView } from '@yimai/shared/contracts/material';
import { COPY_VARIABLES } from '@yimai/shared/domain/material/copy';
import { COPY_LIMIT, MOST_PICTURES } from '@yimai/shared/domain/material/material';
import { Alert, Button, Form, Input, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { ImagesField } from '@/components/images-field';
import { useAction, useRead } from '@/lib/query';
import { OUTDATES } from './material-actions';
import { CATEGORY_OPTIONS, toValues, type MaterialInput } from './material-state';

interface Props {
  /** Null: a new one. */
  material: ConsoleMaterialView | null;
  isOpen: boolean;
  onClose: () => void;
}

/** Writes new material, or the next version of some: what is in use stays until the next is approved. */
export function MaterialDialog({ material, isOpen, onClose }: Props) {
  return (
    <Modal
      open={isOpen}
      title={material ? `「${material.title}」写新版本` : '新建素材'}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
      width={680}
    >
      <MaterialForm material={material} onDone={onClose} />
    </Modal>
  );
}

function MaterialForm({ material, onDone }: { material: ConsoleMaterialView | null; onDone: () => void }) {
  const [form] = Form.useForm<MaterialInput>();
  const create = useAction('consoleCreateMaterial', { done: '已保存', outdates: OUTDATES });
  const update = useAction('consoleUpdateMaterial', { done: '已保存新版本', outdates: OUTDATES });
  const isBusy = create.isPending || update.isPending;
  const save = async (isSubmitted: boolean): Promise<void> => {
    const values = await form.validateFields().catch(() => null); // the fields show what is missing
    if (values === null) return;
    const input = { ...toValues(material), ...values, productId: values.productId ?? null, isSubmitted };
    if (material) update.mutate({ materialId: material.id, ...input }, { onSuccess: onDone });
    else create.mutate(input, { onSuccess: onDone });
  };
  return (
    <Form<MaterialInput> form={form} layout="vertical" initialValues={toValues(material)}>
      <MaterialFields />
      <div className="actions-row">
        <Button type="primary" loading={isBusy} onClick={() => void save(true)}>
          提交审核
        </Button>
        <Button disabled={isBusy} onClick={() => void save(false)}>
          存为草稿
        </Button>
      </div>
    </Form>
  );
}

function MaterialFields() {
  return (
    <>
      <div className="form-grid">
        <Form.Item
          name="title"
          label="标题"
          rules={[{ required: true, whitespace: true, message: '请填写标题' }]}
        >
          <Input maxLength={30} showCount placeholder="分销员在列表里看到的名字" />
        </Form.Item>
        <Form.Item name="category" label="分类">
          <Select options={CATEGORY_OPTIONS} />
        </Form.Item>
      </div>
      <Form.Item name="productId" label="商品" extra="选了商品，文案里才能用商品名与价格">
        <ProductSelect />
      </Form.Item>
      <Form.Item
        name="text"
        label="文案"
        extra={`可用变量：${Object.keys(COPY_VARIABLES)
          .map((name) => `{${name}}`)
          .join(' ')}`}
      >
        <Input.TextArea rows={6} maxLength={COPY_LIMIT} showCount />
      </Form.Item>
      <Wording />
      <Form.Item name="images" label="图片" extra={`最多 ${MOST_PICTURES} 张，第一张是封面`}>
        <ImagesField max={MOST_PICTURES} />
      </Form.Item>
      <Form.Item name="isPinned" label="置顶" valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}

/** Says while one is still writing what would be refused. */
function Wording() {
  const title = Form.useWatch<string | undefined>('title') ?? '';
  const text = Form.useWatch<string | undefined>('text') ?? '';
  const hasProduct = Boolean(Form.useWatch<string | null | undefined>('productId'));
  const whole = `${title}\n${text}`.trim();
  const { data } = useRead(
    'consoleCheckWording',
    { text: whole, hasProduct },
    { enabled: whole !== '', keep: true },
  );
  if (!data?.problem || whole === '') return null;
  return <Alert type="warning" showIcon title={data.problem} style={{ marginBottom: 16 }} />;
}

interface SelectProps {
  value?: string | null;
  onChange?: (value: string | null) => void;
}

function ProductSelect({ value, onChange }: SelectProps) {
  const [keyword, setKeyword] = useState('');
  const { data, isFetching } = useRead(
    'listProducts',
    { keyword: keyword || undefined, limit: 20 },
    { keep: true },
  );
  return (
    <Select<string | null>
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? null)}
      showSearch
      allowClear
      filterOption={false}
      loading={isFetching}
      onSearch={setKeyword}
      placeholder="不限商品"
      options={(data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
    />
  );
}
