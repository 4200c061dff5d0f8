import type { TroubleKind } from '@yimai/shared/contracts/trouble';
import { Segmented } from 'antd';
import { Page, Toolbar } from '@/components/page';
import { TroubleTable } from '@/features/trouble/trouble-table';
import { TROUBLE_KINDS } from '@/lib/labels';
import { useChoiceParam } from '@/lib/params';

const KINDS = Object.entries(TROUBLE_KINDS).map(([value, label]) => ({ value: value as TroubleKind, label }));

/** What went wrong between a platform and the shop, and no program can decide. */
export function TroublesScreen() {
  const [chosen, setKind] = useChoiceParam<TroubleKind>('kind', TROUBLE_KINDS);
  const kind = chosen ?? 'notification';
  return (
    <Page title="异常处理" note="与账目对不上的通知不会生效；被平台拒绝的退款和发货信息，处理后可以再试一次">
      <Toolbar>
        <Segmented<TroubleKind> value={kind} onChange={setKind} options={KINDS} />
      </Toolbar>
      <TroubleTable kind={kind} />
    </Page>
  );
}
