import { useOwnParams } from '@/platform/own-route';
import { PosterView } from '@/features/distributor/poster/poster-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';
import { routes } from '@/lib/routes';

export default function PosterPage() {
  const { productId } = useOwnParams();
  return (
    <CenterShell current="poster" tiles title="推广海报" back={routes.poster({ productId })}>
      <PosterView productId={productId} />
    </CenterShell>
  );
}
