import { PageShell } from '@/components/page-shell';
import { LandingView } from '@/features/hop/landing-view';

export default function HandoverPage() {
  return (
    <PageShell title="继续" width="narrow" heading>
      <LandingView />
    </PageShell>
  );
}
