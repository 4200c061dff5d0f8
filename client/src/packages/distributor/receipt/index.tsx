import { useRouter } from '@tarojs/taro';
import { ReceiptView } from '@/features/distributor/receipt/receipt-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { routes } from '@/lib/routes';

export default function ReceiptPage() {
  const { commissionId = '' } = useRouter().params;
  return (
    <CenterShell current="commissions" title="佣金小票" back={routes.receipt({ commissionId })}>
      <ReceiptView commissionId={commissionId} />
    </CenterShell>
  );
}
