import { PageShell } from '@/components/page-shell';
import { MeView } from '@/features/account/me-view';
import { HopCell } from '@/features/hop/hop-entry';
import { ScanCell } from '@/features/referral/scan-cell';
import { routes } from '@/lib/routes';

export default function MePage() {
  return (
    <PageShell title="我的" back={false}>
      <MeView
        more={
          <>
            <ScanCell />
            <HopCell path={routes.me()} />
          </>
        }
      />
    </PageShell>
  );
}
