import { InvitesView } from '@/features/distributor/invites/invites-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { routes } from '@/lib/routes';

export default function InvitesPage() {
  return (
    <CenterShell current="invites" title="邀请进度" back={routes.invites()}>
      <InvitesView />
    </CenterShell>
  );
}
