import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { EmptyState } from './empty-state';

/** Instead of what belongs to a person nobody knows yet. */
export function LoginWall({ text }: { text: string }) {
  return (
    <EmptyState
      illustration="lock"
      title="登录后查看"
      text={text}
      actionText="去登录"
      onAction={() => openPage(routes.login())}
    />
  );
}
