import { useRouter } from '@tarojs/taro';
import { ApplyView } from '@/features/distributor/apply/apply-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';

export default function ApplyPage() {
  const { k } = useRouter().params;
  return (
    <CenterShell current="apply" title="申请成为分销员" need="anyone">
      <ApplyView inviteCode={k} />
    </CenterShell>
  );
}
