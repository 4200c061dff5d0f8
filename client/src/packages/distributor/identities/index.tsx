import { IdentitiesView } from '@/features/distributor/identities/identities-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { routes } from '@/lib/routes';

export default function IdentitiesPage() {
  return (
    <CenterShell current="identities" tiles title="我的身份" need="member" back={routes.identities()}>
      <IdentitiesView />
    </CenterShell>
  );
}
