import { PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, InputNumber, Modal, Switch } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { MoneyInput } from '@/components/money-input';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';

interface Values {
  title: string;
  hasThreshold: boolean;
  thresholdFen: number | null;
  discountFen: number | null;
  total: number;
  perMember: number;
  period: [Dayjs, Dayjs];
}

export function CouponButton() {
  const [isOpen, setOpen] = useState(false);
  const may = useMay();
  if (!may('createCoupon')) return null;
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        新建优惠券
      </Button>
      <CouponDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

function CouponDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const create = useAction('createCoupon', { done: '优惠券已创建', outdates: ['listCoupons'] });
  const save = ({ period, hasThreshold, thresholdFen, discountFen, ...rest }: Values): void =>
    create.mutate(
      {
        ...rest,
        thresholdFen: hasThreshold ? (thresholdFen ?? 0) : 0,
        discountFen: discountFen ?? 0,
        startsAt: period[0].toISOString(),
        endsAt: period[1].toISOString(),
      },
      { onSuccess: onClose },
    );
  return (
    <Modal
      open={isOpen}
      title="新建优惠券"
      okText="创建"
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
      width={480}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ hasThreshold: true, total: 1000, perMember: 1 }}
        onFinish={save}
      >
        <CouponFields />
      </Form>
    </Modal>
  );
}

function CouponFields() {
  const hasThreshold = Form.useWatch<boolean>('hasThreshold') ?? true;
  return (
    <>
      <Form.Item
        name="title"
        label="名称"
        rules={[{ required: true, whitespace: true, message: '请填写名称' }]}
      >
        <Input maxLength={20} showCount placeholder="如 新客立减" />
      </Form.Item>
      <div className="form-grid">
        <Form.Item name="hasThreshold" label="使用门槛" valuePropName="checked">
          <Switch checkedChildren="满额可用" unCheckedChildren="无门槛" />
        </Form.Item>
        {hasThreshold && (
          <Form.Item
            name="thresholdFen"
            label="满"
            rules={[{ required: true, type: 'number', min: 1, message: '请填写门槛金额' }]}
          >
            <MoneyInput />
          </Form.Item>
        )}
        <Form.Item
          name="discountFen"
          label="减"
          dependencies={['thresholdFen', 'hasThreshold']}
          rules={[
            { required: true, type: 'number', min: 1, message: '请填写优惠金额' },
            ({ getFieldValue }) => ({
              validator: (_, discountFen: number | null) => {
                const thresholdFen = getFieldValue('thresholdFen') as number | null;
                const isMore =
                  Boolean(getFieldValue('hasThreshold')) && (discountFen ?? 0) > (thresholdFen ?? 0);
                return isMore ? Promise.reject(new Error('优惠不能大于门槛')) : Promise.resolve();
              },
            }),
          ]}
        >
          <MoneyInput />
        </Form.Item>
        <Form.Item name="total" label="发放总量" rules={[{ required: true, message: '请填写总量' }]}>
          <InputNumber min={1} max={10_000_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="perMember" label="每人限领" rules={[{ required: true, message: '请填写限领数' }]}>
          <InputNumber min={1} max={100} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="period" label="使用期" rules={[{ required: true, message: '请选择使用期' }]}>
        <DatePicker.RangePicker
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          style={{ width: '100%' }}
        />
      </Form.Item>
    </>
  );
}
