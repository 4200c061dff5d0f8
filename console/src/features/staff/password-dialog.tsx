import { Form, Input, Modal } from 'antd';
import { useAction } from '@/lib/query';
import { setSession } from '@/lib/session';
import { PasswordFields } from './password-fields';

interface Values {
  password: string;
  nextPassword: string;
}

/** One's own password. */
export function PasswordDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const change = useAction('changeStaffPassword', { done: '密码已修改，其他设备需重新登录', outdates: [] });
  return (
    <Modal
      open={isOpen}
      title="修改密码"
      okText="修改"
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
      width={420}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={({ password, nextPassword }) =>
          change.mutate(
            { password, nextPassword },
            {
              // What this tab has from before is over as well.
              onSuccess: (session) => {
                setSession(session);
                onClose();
              },
            },
          )
        }
      >
        <Form.Item name="password" label="当前密码" rules={[{ required: true, message: '请输入当前密码' }]}>
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
        <PasswordFields name="nextPassword" label="新密码" />
      </Form>
    </Modal>
  );
}
