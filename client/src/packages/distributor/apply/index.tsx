import { useOwnParams } from '@/platform/own-route';
import { ApplyView } from '@/features/distributor/apply/apply-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';

export default function ApplyPage() {
  const { k } = useOwnParams();
  return (
    <CenterShell current="apply" title="申请成为分销员" need="anyone">
      <ApplyView inviteCode={k} />
    </CenterShell>
  );
}
