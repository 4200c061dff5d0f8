import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function LoginPage() {
  return (
    <PageShell title="登录">
      <EmptyState title="登录" />
    </PageShell>
  );
}
