import { PageShell } from '@/components/page-shell';
import '@/features/decoration/below'; // A topic begins with whatever its author put first.
import { PageView } from '@/features/decoration/page-view';
import { useDecoratedPage } from '@/features/decoration/use-decorated-page';
import { useParam } from '@/lib/use-param';

export default function TopicPage() {
  const page = useDecoratedPage(useParam('slug') ?? '');
  return (
    <PageShell title={page.title ?? '专题'} tone={page.tone} heading={page.title !== undefined}>
      <PageView state={page} />
    </PageShell>
  );
}
