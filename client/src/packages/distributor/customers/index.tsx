import { CustomersView } from '@/features/distributor/customers/customers-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { routes } from '@/lib/routes';

export default function CustomersPage() {
  return (
    <CenterShell current="customers" tiles title="我的客户" back={routes.customers()}>
      <CustomersView />
    </CenterShell>
  );
}
