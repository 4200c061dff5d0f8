import { Segmented } from 'antd';
import { Page, Toolbar } from '@/components/page';
import { ReviewTable } from '@/features/review/review-table';
import { REVIEW_STATES } from '@/lib/labels';
import { useChoiceParam } from '@/lib/params';

const ALL = 'all';

/** What buyers say: decide what the checks doubted, hide with a reason, answer. */
export function ReviewsScreen() {
  const [state, setState] = useChoiceParam('state', REVIEW_STATES);
  const options = [
    { value: ALL, label: '全部' },
    ...Object.entries(REVIEW_STATES).map(([value, [label]]) => ({ value, label })),
  ];
  return (
    <Page title="评价管理" note="隐藏需要填写原因，买家能看到；每条评价可以回复一次">
      <Toolbar>
        <Segmented
          options={options}
          value={state ?? ALL}
          onChange={(value) => setState(value === ALL ? undefined : (value as typeof state))}
        />
      </Toolbar>
      <ReviewTable state={state} />
    </Page>
  );
}
