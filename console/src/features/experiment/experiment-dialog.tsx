import type { ExperimentView } from '@yimai/shared/contracts/experiment';
import { Alert, Form, Input, InputNumber, Modal, Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import { RateInput } from '@/components/rate-input';
import { formatCount } from '@/lib/format';
import { useAction, useRead } from '@/lib/query';
import { OUTDATES } from './experiment-actions';
import { draftOf, emptyPlan, inputOf, neededOf, variantProblem, type PlanDraft } from './experiment-plan';
import { VariantFields } from './variant-fields';

interface Props {
  /** Null: a new one. */
  experiment: ExperimentView | null;
  isOpen: boolean;
  onClose: () => void;
  onSaved: (id: string) => void;
}

const SUBJECTS = [
  { value: 'page', label: '页面' },
  { value: 'price-label', label: '价格标签' },
];

/** A plan, new or changed before it starts. */
export function ExperimentDialog({ experiment, isOpen, onClose, onSaved }: Props) {
  const [form] = Form.useForm<PlanDraft>();
  const [problem, setProblem] = useState<string | null>(null);
  const create = useAction('createExperiment', { done: '实验已保存为草稿', outdates: OUTDATES });
  const save = useAction('saveExperiment', { done: '已保存', outdates: OUTDATES });
  useEffect(() => {
    if (!isOpen) return;
    form.setFieldsValue(experiment ? draftOf(experiment) : emptyPlan());
    setProblem(null);
  }, [form, isOpen, experiment]);

  const submit = (): void => {
    const draft = form.getFieldsValue(true) as PlanDraft;
    const found = variantProblem(draft);
    setProblem(found);
    if (found) return;
    const options = {
      onSuccess: ({ id }: { id: string }) => {
        onClose();
        onSaved(id);
      },
    };
    if (experiment) save.mutate({ experimentId: experiment.id, ...inputOf(draft) }, options);
    else create.mutate(inputOf(draft), options);
  };
  return (
    <Modal
      open={isOpen}
      title={experiment ? '修改对比实验' : '新建对比实验'}
      okText="保存草稿"
      confirmLoading={create.isPending || save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={720}
      forceRender
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={emptyPlan()}
        onFinish={submit}
        onValuesChange={() => setProblem(null)}
      >
        <Form.Item
          name="name"
          label="实验名称"
          rules={[{ required: true, whitespace: true, message: '请填写名称' }]}
        >
          <Input maxLength={40} placeholder="如：首页大图与小图" />
        </Form.Item>
        <Form.Item name="subject" label="比较什么">
          <Segmented options={SUBJECTS} />
        </Form.Item>
        <Subject />
        {problem && <Alert type="error" showIcon title={problem} className="form-problem" />}
        <Goal />
      </Form>
    </Modal>
  );
}

/** The page, if it is one, and what each variant shows of it. */
function Subject() {
  const form = Form.useFormInstance<PlanDraft>();
  const subject = Form.useWatch('subject', form) ?? 'page';
  const pages = useRead('consoleListPages', {}, { enabled: subject === 'page' });
  const options = (pages.data?.items ?? [])
    .filter(({ publishedNumber }) => publishedNumber !== null)
    .map(({ id, kind, title }) => ({ value: id, label: kind === 'home' ? '首页' : title }));
  const forgetVersions = (): void => {
    const variants = (form.getFieldValue('variants') as PlanDraft['variants']) ?? [];
    form.setFieldValue(
      'variants',
      variants.map((variant) => ({ ...variant, versionId: null })),
    );
  };
  return (
    <>
      {subject === 'page' ? (
        <Form.Item name="pageId" label="页面" rules={[{ required: true, message: '请选择页面' }]}>
          <Select
            placeholder="已发布的首页或专题"
            loading={pages.isPending}
            options={options}
            onChange={forgetVersions}
          />
        </Form.Item>
      ) : (
        <p className="caption">
          只能比较价格旁边的文字。价格本身对所有顾客都一样：因人而异的价格违反《个人信息保护法》和《电子商务法》，划线价只用商品真实的市场价。
        </p>
      )}
      <VariantFields subject={subject} />
    </>
  );
}

/** What is expected, and how many people that takes. */
function Goal() {
  const form = Form.useFormInstance<PlanDraft>();
  const plan = Form.useWatch((values: PlanDraft) => values, form);
  const needed = plan?.variants ? neededOf(plan) : null;
  return (
    <>
      <div className="goal-fields">
        <Form.Item name="baselineBps" label="现在的转化率" tooltip="看到的人里，最后下单付款的比例">
          <RateInput maxBps={9_000} />
        </Form.Item>
        <Form.Item
          name="liftPercent"
          label="至少想看出的变化"
          tooltip="相对变化：转化率从 3% 到 3.6% 是 20%"
          rules={[{ required: true, message: '请填写' }]}
        >
          <InputNumber min={1} max={200} precision={0} suffix="%" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="plannedDays" label="至少进行" rules={[{ required: true, message: '请填写' }]}>
          <InputNumber min={7} max={90} precision={0} suffix="天" style={{ width: '100%' }} />
        </Form.Item>
      </div>
      {needed !== null && (
        <p className="caption">
          每个版本需要 {formatCount(needed)}{' '}
          人看到，才有八成把握看出这样的变化；想看出的变化越小，需要的人越多。
        </p>
      )}
    </>
  );
}
