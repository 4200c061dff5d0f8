import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { AddressForm } from '@/features/address/address-form';

export default function AddressEditPage() {
  return (
    <PageShell title="编辑地址">
      <AccountLayout current="addresses" title="编辑地址" narrow>
        <AddressForm />
      </AccountLayout>
    </PageShell>
  );
}
