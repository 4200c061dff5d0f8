import type { ReactNode } from 'react';
import { EmptyState } from '@/components/empty-state';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { openPage, replacePage } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useSession } from '@/stores/session';
import { useDistributor, type Distributor } from '../api';

export interface GateProps {
  children: ReactNode;
  /** Where to come back to after logging in. */
  back: string;
  skeleton?: ReactNode;
  /** anyone: no gate · member: logging in is enough. */
  need: 'anyone' | 'member' | 'distributor';
}

const CLOSED: Record<
  Exclude<Distributor['status'], 'active'>,
  { title: string; text: string; action: string }
> = {
  none: { title: '还不是分销员', text: '免费申请，推荐好物，成交后按单计佣', action: '去申请' },
  pending: { title: '申请正在审核', text: '审核通过后就可以使用分销中心', action: '查看进度' },
  rejected: { title: '申请未通过', text: '可以查看原因，补充后重新提交', action: '查看原因' },
  suspended: { title: '分销资格已暂停', text: '已赚取的佣金不受影响，详情请查看说明', action: '查看说明' },
};

const ACTIVE: Pick<Distributor, 'status'> = { status: 'active' };

/** Lets in whom the page is for, and tells everybody else what to do. The server decides again on every call. */
export function Gate({ children, back, skeleton, need }: GateProps) {
  const isLoggedIn = useSession((state) => state.tokens !== null);
  const wasActive = useSession((state) => state.member?.distributor === 'active');
  const query = useDistributor();
  if (need === 'anyone') return <>{children}</>;
  if (!isLoggedIn)
    return (
      <EmptyState
        illustration="lock"
        title="登录后查看"
        text="佣金与客户信息只对您本人可见"
        actionText="去登录"
        onAction={() => openPage(routes.login({ back }))}
      />
    );
  if (need === 'member') return <>{children}</>;
  // Known from the last visit: the page asks for its own answers beside this one, not after it.
  const known = query.data ?? (wasActive && !query.error ? ACTIVE : undefined);
  return (
    <Loadable
      query={{ ...query, data: known }}
      describe={describeError}
      skeleton={skeleton ?? <Skeleton preset="list" />}
    >
      {({ status }) => {
        if (status === 'active') return <>{children}</>;
        const closed = CLOSED[status];
        return (
          <EmptyState
            illustration={status === 'none' ? 'people' : 'paper'}
            title={closed.title}
            text={closed.text}
            actionText={closed.action}
            onAction={() => replacePage(routes.apply())}
          />
        );
      }}
    </Loadable>
  );
}
