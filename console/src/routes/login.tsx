import { ApiError } from '@yimai/shared/api/client';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router-dom';
import { Seal } from '@/components/seal';
import { queryClient } from '@/lib/query';
import { api, describeError } from '@/lib/request';
import { setSession, useSession } from '@/lib/session';

interface Values {
  username: string;
  password: string;
  totp?: string;
}

/** Only a path of the console itself: a link must not send a fresh session elsewhere. */
function safePath(from: string | null): string {
  return from !== null && /^\/(?!\/)/.test(from) && !from.includes('\\') ? from : '/';
}

function useLogin() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [asksTotp, setAsksTotp] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const logIn = async ({ username, password, totp }: Values): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const session = await api.loginStaff({ username, password, ...(totp ? { totp } : {}) });
      queryClient.clear(); // what the last person saw is not for this one
      setSession(session);
      void navigate(safePath(params.get('from')), { replace: true });
    } catch (error) {
      const isAsking = error instanceof ApiError && error.code === 'TOTP_REQUIRED';
      if (isAsking) setAsksTotp(true);
      setProblem(isAsking ? null : describeError(error));
    } finally {
      setBusy(false);
    }
  };
  return { asksTotp, problem, isBusy, logIn };
}

/** Password first; the six digits when the account has them. */
export function LoginScreen() {
  const session = useSession();
  const { asksTotp, problem, isBusy, logIn } = useLogin();
  const [params] = useSearchParams();
  if (session) return <Navigate to={safePath(params.get('from'))} replace />;
  return (
    <main className="login">
      <div className="login-card">
        <Seal size={52} />
        <h1>一脉商家后台</h1>
        <p className="muted">好物经人手相传，每一份推荐都有据可查。</p>
        {problem && <Alert type="error" showIcon title={problem} className="login-problem" />}
        <Form<Values>
          layout="vertical"
          requiredMark={false}
          size="large"
          onFinish={(values) => void logIn(values)}
        >
          <Form.Item name="username" label="账号" rules={[{ required: true, message: '请输入账号' }]}>
            <Input autoComplete="username" autoFocus maxLength={40} />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
            <Input.Password autoComplete="current-password" maxLength={128} />
          </Form.Item>
          {asksTotp && (
            <Form.Item
              name="totp"
              label="动态验证码"
              extra="打开身份验证器，输入 6 位数字"
              rules={[{ required: true, pattern: /^\d{6}$/, message: '请输入 6 位数字' }]}
            >
              <Input inputMode="numeric" autoComplete="one-time-code" autoFocus maxLength={6} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" block loading={isBusy}>
            登录
          </Button>
        </Form>
      </div>
    </main>
  );
}
