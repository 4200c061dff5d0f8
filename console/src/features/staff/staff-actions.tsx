import type { StaffRole } from '@yimai/shared/api/access';
import type { StaffAccountView, StaffInvitationLink } from '@yimai/shared/contracts/staff';
import { Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { ConfirmAction } from '@/components/confirm-action';
import { useAction } from '@/lib/query';
import { useSession } from '@/lib/session';
import { InvitationDialog } from './invitation-dialog';
import { StaffFields } from './staff-fields';

const outdates = ['consoleListStaff'] as const;

function EditButton({ account }: { account: StaffAccountView }) {
  const [form] = Form.useForm<{ name: string; role: StaffRole }>();
  const [isOpen, setOpen] = useState(false);
  const update = useAction('updateStaff', { done: '已保存', outdates });
  const { id: staffId, name, role, state } = account;
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        修改
      </Button>
      <Modal
        open={isOpen}
        title={`修改 · ${account.username}`}
        okText="保存"
        confirmLoading={update.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        width={420}
      >
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ name, role }}
          onFinish={(values) =>
            update.mutate(
              { staffId, ...values, isDisabled: state === 'disabled' },
              { onSuccess: () => setOpen(false) },
            )
          }
        >
          <StaffFields />
        </Form>
      </Modal>
    </>
  );
}

function DisableButton({ account: { id: staffId, name, role, state } }: { account: StaffAccountView }) {
  const isDisabled = state === 'disabled';
  const update = useAction('updateStaff', { done: isDisabled ? '已恢复' : '已停用', outdates });
  return (
    <ConfirmAction
      label={isDisabled ? '恢复' : '停用'}
      title={`${isDisabled ? '恢复' : '停用'}账号 · ${name}`}
      isDanger={!isDisabled}
      description={
        isDisabled
          ? '恢复后可以用原来的密码与验证器登录。'
          : '停用后立即退出登录，不能再进入后台；历史操作保留。'
      }
      onConfirm={() => update.mutateAsync({ staffId, name, role, isDisabled: !isDisabled })}
    />
  );
}

function ReinviteButton({ account: { id: staffId, name } }: { account: StaffAccountView }) {
  const [invitation, setInvitation] = useState<StaffInvitationLink | null>(null);
  const reinvite = useAction('reinviteStaff', { done: '新的邀请链接已生成', outdates });
  return (
    <>
      <ConfirmAction
        label="重新邀请"
        title={`重新邀请 · ${name}`}
        description="用于忘记密码、更换手机或邀请过期。原来的密码、身份验证器和登录立即失效，本人用新链接重新设置。"
        onConfirm={async () => setInvitation(await reinvite.mutateAsync({ staffId }))}
      />
      <InvitationDialog invitation={invitation} onClose={() => setInvitation(null)} />
    </>
  );
}

/** What an owner may do with somebody else's account; one's own is for another owner. */
export function StaffActions({ account }: { account: StaffAccountView }) {
  const session = useSession();
  if (session?.staff.id === account.id) return <span className="caption">本人</span>;
  return (
    <div className="actions-cell">
      <EditButton account={account} />
      {account.state !== 'disabled' && <ReinviteButton account={account} />}
      <DisableButton account={account} />
    </div>
  );
}
