import { useOwnParams } from '@/platform/own-route';
import { ReceiptView } from '@/features/distributor/receipt/receipt-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { routes } from '@/lib/routes';

export default function ReceiptPage() {
  const { commissionId = '' } = useOwnParams();
  return (
    <CenterShell current="commissions" title="佣金小票" back={routes.receipt({ commissionId })}>
      <ReceiptView commissionId={commissionId} />
    </CenterShell>
  );
}
