import type { ConsoleProductView } from '@yimai/shared/contracts/console';
import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';

interface Values {
  skuId: string;
  quantity: number;
  note?: string;
}

/** Adds units that arrived; stock is never overwritten, for orders take from it all the time. */
export function RestockButton({ product }: { product: ConsoleProductView }) {
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const may = useMay();
  const restock = useAction('restockSku', {
    done: ({ onHand }) => `已入库，现有 ${onHand} 件`,
    outdates: ['consoleListProducts', 'consoleGetProduct'],
  });
  if (!may('restockSku')) return null;
  const close = (): void => setOpen(false);
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        补货
      </Button>
      <Modal
        open={isOpen}
        title={`补货 · ${product.title}`}
        okText="入库"
        confirmLoading={restock.isPending}
        onOk={() => form.submit()}
        onCancel={close}
        destroyOnHidden
        width={440}
      >
        <Form<Values>
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ skuId: product.skus[0]?.id }}
          onFinish={({ note = '', ...values }) => restock.mutate({ ...values, note }, { onSuccess: close })}
        >
          <Form.Item name="skuId" label="规格" rules={[{ required: true, message: '请选择规格' }]}>
            <Select
              options={product.skus.map((sku) => ({
                value: sku.id,
                label: `${sku.specs.join(' / ') || '默认规格'}（现有 ${sku.onHand}）`,
              }))}
            />
          </Form.Item>
          <Form.Item name="quantity" label="入库数量" rules={[{ required: true, message: '请填写数量' }]}>
            <InputNumber min={1} max={999} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="note" label="备注">
            <Input maxLength={100} placeholder="如 三月第二批" />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
