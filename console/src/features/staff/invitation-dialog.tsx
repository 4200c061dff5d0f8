import type { StaffInvitationLink } from '@yimai/shared/contracts/staff';
import { Modal, Typography } from 'antd';
import { formatTime } from '@/lib/format';

/** The link is shown this once: the server does not know it any more. */
export function InvitationDialog(props: { invitation: StaffInvitationLink | null; onClose: () => void }) {
  const { invitation, onClose } = props;
  return (
    <Modal
      open={invitation !== null}
      title={invitation && `邀请 ${invitation.staff.name}`}
      okText="我已发送"
      onOk={onClose}
      onCancel={onClose}
      cancelButtonProps={{ hidden: true }}
      mask={{ closable: false }}
      width={480}
    >
      {invitation && (
        <>
          <p className="confirm-text">
            把链接单独发给本人。打开后由本人设置密码并绑定身份验证器，您不会看到。链接只能用一次，
            {formatTime(invitation.validUntil)} 前有效，关闭后不再显示。
          </p>
          <Typography.Paragraph className="invitation-link" copyable={{ tooltips: ['复制链接', '已复制'] }}>
            {invitation.link}
          </Typography.Paragraph>
        </>
      )}
    </Modal>
  );
}
