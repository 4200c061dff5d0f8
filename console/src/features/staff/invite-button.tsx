import { PlusOutlined } from '@ant-design/icons';
import type { StaffRole } from '@yimai/shared/api/access';
import type { StaffInvitationLink } from '@yimai/shared/contracts/staff';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAction } from '@/lib/query';
import { InvitationDialog } from './invitation-dialog';
import { StaffFields } from './staff-fields';

interface Values {
  username: string;
  name: string;
  role: StaffRole;
}

export function InviteButton() {
  const [form] = Form.useForm<Values>();
  const [isOpen, setOpen] = useState(false);
  const [invitation, setInvitation] = useState<StaffInvitationLink | null>(null);
  const invite = useAction('inviteStaff', { done: '账号已创建', outdates: ['consoleListStaff'] });
  const done = (made: StaffInvitationLink): void => {
    setOpen(false);
    setInvitation(made);
  };
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        添加员工
      </Button>
      <Modal
        open={isOpen}
        title="添加员工"
        okText="生成邀请链接"
        confirmLoading={invite.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        width={420}
      >
        <Form<Values>
          form={form}
          layout="vertical"
          preserve={false}
          onFinish={(values) => invite.mutate(values, { onSuccess: done })}
        >
          <Form.Item
            name="username"
            label="账号"
            extra="登录用，创建后不能改"
            rules={[
              {
                required: true,
                pattern: /^[a-z][a-z0-9._-]{1,31}$/,
                message: '2–32 位小写字母、数字、点或横线，以字母开头',
              },
            ]}
          >
            <Input maxLength={32} autoComplete="off" placeholder="如 li.lei" />
          </Form.Item>
          <StaffFields />
        </Form>
      </Modal>
      <InvitationDialog invitation={invitation} onClose={() => setInvitation(null)} />
    </>
  );
}
