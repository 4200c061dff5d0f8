import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { AddressForm } from '@/features/address/address-form';

export default function AddressEditPage() {
  return (
    <PageShell title="收货地址">
      <AccountLayout current="addresses" title="收货地址" narrow>
        <AddressForm />
      </AccountLayout>
    </PageShell>
  );
}
