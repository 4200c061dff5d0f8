import { CenterShell } from '@/features/distributor/shell/center-shell';
import { TeamView } from '@/features/distributor/team/team-view';
import { routes } from '@/lib/routes';

export default function TeamPage() {
  return (
    <CenterShell current="team" tiles title="我的伙伴" back={routes.team()}>
      <TeamView />
    </CenterShell>
  );
}
