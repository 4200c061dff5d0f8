import { Loadable } from '@/components/load-state';
import { Page } from '@/components/page';
import { ZeroSum } from '@/components/zero-sum';
import { ByPlatform, TopDistributors } from '@/features/dashboard/rankings';
import { DayChart } from '@/features/dashboard/day-chart';
import { Figures, Todos } from '@/features/dashboard/figures';
import { useRead } from '@/lib/query';

/** Today, what waits for somebody, the last thirty days, and whether the books balance. */
export function DashboardScreen() {
  const dashboard = useRead('getConsoleDashboard', {});
  return (
    <Page
      title="今日概览"
      note="数据按北京时间的自然日统计"
      actions={dashboard.data && <ZeroSum sumFen={dashboard.data.ledgerSumFen} />}
    >
      <Loadable query={dashboard} rows={12}>
        {(data) => (
          <div className="stack">
            <Figures today={data.today} />
            <Todos data={data} />
            <div className="panel">
              <DayChart days={data.byDay} />
            </div>
            <div className="columns">
              <div className="panel">
                <TopDistributors rows={data.topDistributors} />
              </div>
              <div className="panel">
                <ByPlatform rows={data.byPlatform} />
              </div>
            </div>
          </div>
        )}
      </Loadable>
    </Page>
  );
}
