import { Loadable } from '@/components/load-state';
import { Page } from '@/components/page';
import { CurrentPolicy } from '@/features/policy/current-policy';
import { PolicyHistory } from '@/features/policy/policy-history';
import { PolicyProposal } from '@/features/policy/policy-proposal';
import { PublishButton } from '@/features/policy/publish-button';
import { useRead } from '@/lib/query';

/** The rules by which commissions are computed: those in force, those before, and new ones. */
export function PolicyScreen() {
  const policy = useRead('getPolicy', {});
  return (
    <Page
      title="佣金方案"
      note="方案一经发布不可修改；订单始终按下单时的版本计算"
      actions={policy.data && <PublishButton current={policy.data.current} />}
    >
      <Loadable query={policy}>
        {({ current, history, proposal }) => (
          <div className="stack">
            {proposal && (
              <div className="panel">
                <PolicyProposal proposal={proposal} />
              </div>
            )}
            <div className="panel">
              <CurrentPolicy policy={current} />
            </div>
            <div className="panel">
              <PolicyHistory policies={history} />
            </div>
          </div>
        )}
      </Loadable>
    </Page>
  );
}
