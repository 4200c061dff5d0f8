import type { ConsoleOrderView } from '@yimai/shared/contracts/console';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';
import { CARRIERS, ONLINE_DELIVERY } from '@yimai/shared/domain/fulfilment/carriers';

const PARCEL = CARRIERS.map(({ code, name }) => ({ value: code as string, label: name as string }));
const ONLINE = [{ value: ONLINE_DELIVERY, label: '线上交付' }];

interface Values {
  carrier: string;
  trackingNumber: string;
}

interface Props {
  order: ConsoleOrderView;
  isProminent?: boolean;
}

/** Ships an order; absent where it cannot be shipped, or not by this person. */
export function ShipButton({ order, isProminent = false }: Props) {
  const [isOpen, setOpen] = useState(false);
  const may = useMay();
  if (order.state !== 'awaitingShipment' || !may('shipOrder')) return null;
  return (
    <>
      <Button
        type={isProminent ? 'primary' : 'link'}
        size={isProminent ? 'middle' : 'small'}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(true);
        }}
      >
        发货
      </Button>
      <div className="contents" onClick={(event) => event.stopPropagation()}>
        <ShipDialog order={order} isOpen={isOpen} onClose={() => setOpen(false)} />
      </div>
    </>
  );
}

interface DialogProps {
  order: ConsoleOrderView;
  isOpen: boolean;
  onClose: () => void;
}

function ShipDialog({ order, isOpen, onClose }: DialogProps) {
  const [form] = Form.useForm<Values>();
  const ship = useAction('shipOrder', {
    done: '已发货，买家会收到物流通知',
    outdates: ['consoleListOrders', 'consoleGetOrder', 'getConsoleDashboard'],
  });
  const { name, phoneMasked, text } = order.address;
  const isVirtual = order.lines.every(({ kind }) => kind === 'virtual');
  return (
    <Modal
      open={isOpen}
      title={`发货 · ${order.number}`}
      okText="发货"
      confirmLoading={ship.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
      width={460}
    >
      <p className="confirm-text">
        {isVirtual ? (
          '虚拟商品：填写兑换码后买家即可在订单中查看'
        ) : (
          <>
            {name} {phoneMasked}
            <br />
            {text}
          </>
        )}
      </p>
      <Form<Values>
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={isVirtual ? { carrier: ONLINE_DELIVERY } : {}}
        onFinish={(values) => ship.mutate({ orderId: order.id, ...values }, { onSuccess: onClose })}
      >
        <Form.Item
          name="carrier"
          label={isVirtual ? '交付方式' : '快递公司'}
          rules={[{ required: true, message: '请选择快递公司' }]}
        >
          <Select
            options={isVirtual ? ONLINE : PARCEL}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="请选择快递公司"
          />
        </Form.Item>
        <Form.Item
          name="trackingNumber"
          label={isVirtual ? '兑换码' : '快递单号'}
          normalize={(text: string) => text.replace(/\s/g, '')}
          rules={[
            { required: true, message: isVirtual ? '请填写兑换码' : '请填写快递单号' },
            { pattern: /^[0-9A-Za-z-]{6,32}$/, message: '6 至 32 位字母或数字' },
          ]}
        >
          <Input maxLength={32} placeholder={isVirtual ? '买家凭此兑换' : '扫描或输入面单上的单号'} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
