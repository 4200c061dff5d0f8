import type { ConsoleDistributorView } from '@yimai/shared/contracts/console';
import { Alert, Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useMay } from '@/lib/permissions';
import { useAction, useRead } from '@/lib/query';

interface Values {
  kind: 'under' | 'root';
  parentId?: string;
  reason: string;
}

/** Moves a distributor, with everybody below, under somebody else. Old orders keep the chain they were placed with. */
export function MoveButton({ distributor }: { distributor: ConsoleDistributorView }) {
  const [isOpen, setOpen] = useState(false);
  const may = useMay();
  if (!may('setDistributorParent') || distributor.status === 'removed') return null;
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        改上级
      </Button>
      <MoveDialog distributor={distributor} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

interface DialogProps {
  distributor: ConsoleDistributorView;
  isOpen: boolean;
  onClose: () => void;
}

function MoveDialog({ distributor, isOpen, onClose }: DialogProps) {
  const [form] = Form.useForm<Values>();
  const move = useAction('setDistributorParent', {
    done: '上级已更改，新订单按新的关系计算',
    outdates: ['consoleListDistributors'],
  });
  const kind = Form.useWatch('kind', form) ?? 'under';
  return (
    <Modal
      open={isOpen}
      title={`改上级 · ${distributor.name}`}
      okText="更改"
      confirmLoading={move.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
      width={460}
    >
      <Alert
        type="info"
        showIcon
        title={`现在的上级：${distributor.parentName ?? '无'}。其下级团队一同移动，已下的订单不受影响。`}
        style={{ margin: '8px 0 16px' }}
      />
      <Form<Values>
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ kind: 'under' }}
        onFinish={({ reason, parentId = null }) =>
          move.mutate(
            { distributorId: distributor.id, parentId: kind === 'root' ? null : parentId, reason },
            { onSuccess: onClose },
          )
        }
      >
        <Form.Item name="kind">
          <Radio.Group
            options={[
              { value: 'under', label: '移到某人之下' },
              { value: 'root', label: '不设上级' },
            ]}
          />
        </Form.Item>
        {kind === 'under' && (
          <Form.Item name="parentId" label="新的上级" rules={[{ required: true, message: '请选择新的上级' }]}>
            <DistributorPicker exceptId={distributor.id} />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label="原因"
          rules={[{ required: true, whitespace: true, message: '请填写原因' }]}
        >
          <Input.TextArea rows={2} maxLength={200} showCount placeholder="记入操作日志" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface PickerProps {
  exceptId: string;
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

/** Finds an active distributor by name. */
function DistributorPicker({ exceptId, ...field }: PickerProps) {
  const [keyword, setKeyword] = useState('');
  const found = useRead(
    'consoleListDistributors',
    { keyword: keyword.trim() || undefined, status: 'active', limit: 20 },
    { keep: true },
  );
  return (
    <Select
      {...field}
      showSearch={{ filterOption: false, onSearch: setKeyword }}
      loading={found.isFetching}
      placeholder="输入姓名查找"
      notFoundContent="没有找到"
      options={(found.data?.items ?? [])
        .filter(({ id }) => id !== exceptId)
        .map(({ id, name, phoneMasked }) => ({
          value: id,
          label: phoneMasked ? `${name}（${phoneMasked}）` : name,
        }))}
    />
  );
}
