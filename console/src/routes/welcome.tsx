import type { Api } from '@yimai/shared/contracts/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ApiError } from '@yimai/shared/api/client';
import { Alert, Button, Form, Input, QRCode, Result, Skeleton, Typography } from 'antd';
import { useLocation, useNavigate } from 'react-router-dom';
import { Seal } from '@/components/seal';
import { PasswordFields } from '@/features/staff/password-fields';
import { ROLES } from '@/lib/labels';
import { queryClient } from '@/lib/query';
import { api, describeError } from '@/lib/request';
import { setSession } from '@/lib/session';

type Invitation = Api['openStaffInvitation']['output'];

/** Four letters at a time, for whoever types it. */
const spaced = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

function Authenticator({ invitation }: { invitation: Invitation }) {
  return (
    <div className="welcome-totp">
      <QRCode
        value={invitation.totpUri}
        size={148}
        type="svg"
        bordered={false}
        bgColor="#fff"
        aria-label="身份验证器的绑定二维码"
      />
      <div>
        <p>用身份验证器扫码（微信里的“腾讯身份验证器”小程序、Microsoft Authenticator 等都可以）。</p>
        <p className="caption">不能扫码时，手动输入密钥：</p>
        <Typography.Text code copyable={{ text: invitation.totpSecret, tooltips: ['复制密钥', '已复制'] }}>
          {spaced(invitation.totpSecret)}
        </Typography.Text>
      </div>
    </div>
  );
}

function Acceptance({ token, invitation }: { token: string; invitation: Invitation }) {
  const navigate = useNavigate();
  const accept = useMutation({
    mutationFn: ({ password, totp }: { password: string; totp: string }) =>
      api.acceptStaffInvitation({ token, password, totp, totpSecret: invitation.totpSecret }),
    onSuccess: (session) => {
      queryClient.clear();
      setSession(session);
      void navigate('/', { replace: true });
    },
  });
  return (
    <>
      <h1>欢迎，{invitation.name}</h1>
      <p className="muted">
        您的账号是 <b>{invitation.username}</b>，角色是{ROLES[invitation.role]}
        。设置密码并绑定身份验证器后即可使用。
      </p>
      {accept.isError && (
        <Alert type="error" showIcon title={describeError(accept.error)} className="login-problem" />
      )}
      <Form layout="vertical" requiredMark={false} onFinish={(values) => accept.mutate(values)}>
        <PasswordFields name="password" label="密码" />
        <Authenticator invitation={invitation} />
        <Form.Item
          name="totp"
          label="动态验证码"
          extra="输入验证器上的 6 位数字，确认绑定成功；以后每次登录都需要"
          rules={[{ required: true, pattern: /^\d{6}$/, message: '请输入 6 位数字' }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" block loading={accept.isPending}>
          完成并进入后台
        </Button>
      </Form>
    </>
  );
}

/** Behind the link an owner has sent. Its secret stands after the `#`, which no server is told. */
export function WelcomeScreen() {
  const token = useLocation().hash.slice(1);
  const query = useQuery({
    queryKey: ['openStaffInvitation', token],
    queryFn: () => api.openStaffInvitation({ token }),
    // Every answer has a secret of its own; the one that was scanned must stay.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: (count, error) => count < 2 && !(error instanceof ApiError),
  });
  return (
    <main className="login">
      <div className="login-card is-wide">
        <Seal size={52} />
        {query.data ? (
          <Acceptance token={token} invitation={query.data} />
        ) : query.isError ? (
          <Result
            status="warning"
            title={token ? describeError(query.error) : '邀请链接不完整'}
            subTitle="请从收到的消息里重新打开，或联系店主重新发送。"
          />
        ) : (
          <Skeleton active />
        )}
      </div>
    </main>
  );
}
