import { GuideView } from '@/features/distributor/guide/guide-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { routes } from '@/lib/routes';

export default function GuidePage() {
  return (
    <CenterShell current="guide" title="新手引导" back={routes.guide()}>
      <GuideView />
    </CenterShell>
  );
}
