import { useOwnParams } from '@/platform/own-route';
import { MaterialsView } from '@/features/distributor/materials/materials-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { routes } from '@/lib/routes';

export default function MaterialsPage() {
  const { productId } = useOwnParams();
  return (
    <CenterShell current="materials" tiles title="素材库" back={routes.materials({ productId })}>
      <MaterialsView productId={productId} />
    </CenterShell>
  );
}
