import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { MeView } from '@/features/account/me-view';
import { HopCell } from '@/features/hop/hop-entry';
import { LateRecommend } from '@/features/recommend/late-recommend';
import { ScanCell } from '@/features/referral/scan-cell';
import { routes } from '@/lib/routes';

export default function MePage() {
  return (
    <PageShell title="我的" back={false}>
      <AccountLayout current="me" title="我的">
        <MeView
          more={
            <>
              <ScanCell />
              <HopCell path={routes.me()} />
            </>
          }
        />
      </AccountLayout>
      <LateRecommend title="为你推荐" />
    </PageShell>
  );
}
