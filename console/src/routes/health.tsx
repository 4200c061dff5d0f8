import { CheckCircleFilled, CloseCircleFilled, ReloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { Loadable } from '@/components/load-state';
import { Page } from '@/components/page';
import { useRead } from '@/lib/query';

/** What must always be true, checked against the database now. */
export function HealthScreen() {
  const check = useRead('checkInvariants', {});
  return (
    <Page
      title="账务体检"
      note="逐条核对资金、库存、佣金与关系的不变式，只读，不会改动任何数据"
      actions={
        <Button
          icon={<ReloadOutlined spin={check.isFetching} />}
          disabled={check.isFetching}
          onClick={() => void check.refetch()}
        >
          重新检查
        </Button>
      }
    >
      <Loadable query={check} rows={12}>
        {({ isHealthy, results }) => {
          const broken = results.filter((result) => !result.isHolding);
          return (
            <div className="stack">
              <Alert
                type={isHealthy ? 'success' : 'error'}
                showIcon
                title={
                  isHealthy
                    ? `全部 ${results.length} 项成立`
                    : `${broken.length} 项不成立，请立即联系技术支持，并暂停提现审核`
                }
              />
              <ul className="checks panel">
                {[...broken, ...results.filter((result) => result.isHolding)].map((result) => (
                  <li key={result.id}>
                    {result.isHolding ? (
                      <CheckCircleFilled className="is-good" aria-label="成立" />
                    ) : (
                      <CloseCircleFilled className="is-bad" aria-label="不成立" />
                    )}
                    <span className="mono muted">{result.id}</span>
                    <div>
                      {result.title}
                      {result.violations.map((violation) => (
                        <div key={violation} className="violation">
                          {violation}
                        </div>
                      ))}
                    </div>
                  </li>
                ))}
              </ul>
            </div>
          );
        }}
      </Loadable>
    </Page>
  );
}
