import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { AddressBar } from '@/features/address/address-bar';
import { AddressList } from '@/features/address/address-list';

export default function AddressesPage() {
  return (
    <PageShell title="收货地址" footer={<AddressBar />}>
      <AccountLayout current="addresses" title="收货地址">
        <AddressList />
      </AccountLayout>
    </PageShell>
  );
}
