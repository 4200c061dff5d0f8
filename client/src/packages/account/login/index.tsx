import { PageShell } from '@/components/page-shell';
import { LoginView } from '@/features/login/login-view';

export default function LoginPage() {
  return (
    <PageShell title="登录" width="medium">
      <LoginView />
    </PageShell>
  );
}
