import { PageShell } from '@/components/page-shell';
import { AddressForm } from '@/features/address/address-form';

export default function AddressEditPage() {
  return (
    <PageShell title="编辑地址" width="narrow">
      <AddressForm />
    </PageShell>
  );
}
