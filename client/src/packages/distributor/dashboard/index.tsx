import { DashboardSkeleton, DashboardView } from '@/features/distributor/dashboard/dashboard-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';

export default function DashboardPage() {
  return (
    <CenterShell current="dashboard" tiles title="分销中心" skeleton={<DashboardSkeleton />}>
      <DashboardView />
    </CenterShell>
  );
}
