import { View } from '@tarojs/components';
import { EmptyState } from '@/components/empty-state';
import { Icon } from '@/components/icon';
import { Loadable } from '@/components/loadable';
import { Bone, Skeleton, SkeletonFrame } from '@/components/skeleton';
import { formatDateTime } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { describeError, isCode } from '@/lib/request';
import { routes } from '@/lib/routes';
import type { Page } from './api';
import { PageBlocks } from './page-blocks';
import type { DecoratedPageState } from './use-decorated-page';
import styles from './page-view.module.scss';

const toHome = { actionText: '去首页看看', onAction: () => openPage(routes.home()) };
const toCategories = { actionText: '看看分类', onAction: () => openPage(routes.category()) };

/** Whoever looks at a draft, or at a version of their choice, is told so, and until when this address shows it. */
function PreviewBar({ version, until }: { version: number; until: string }) {
  return (
    <View className={styles.preview} {...({ role: 'status' } as object)}>
      <Icon name="eye" size={32} />
      {`预览：${version === 0 ? '内容尚未发布' : `第 ${version} 版`}，${formatDateTime(until)}前可看`}
    </View>
  );
}

function Bones() {
  return (
    <SkeletonFrame className={styles.bones}>
      <Bone ratio={2.34} radius="l" />
      <Bone height={320} radius="l" />
      <Skeleton preset="card" count={4} />
    </SkeletonFrame>
  );
}

function Built({ page }: { page: Page }) {
  return (
    <>
      {page.previewUntil && <PreviewBar version={page.version} until={page.previewUntil} />}
      {page.blocks.length > 0 ? (
        <PageBlocks blocks={page.blocks} />
      ) : (
        <EmptyState
          title="这里还在布置"
          text="过些时候再来，先看看别的"
          {...(page.slug === 'home' ? toCategories : toHome)}
        />
      )}
    </>
  );
}

/** What the merchant built, or why there is nothing to see. */
export function PageView({ state }: { state: DecoratedPageState }) {
  const { slug, query } = state;
  const isGone = slug === '' || (!query.data && isCode(query.error, 'PAGE_NOT_FOUND'));
  if (isGone) return <EmptyState title="这个页面已下线" text="活动可能已经结束，首页有新的" {...toHome} />;
  if (isCode(query.error, 'PREVIEW_EXPIRED'))
    return <EmptyState title="预览已过期" text="请在后台重新打开预览" {...toHome} />;
  return (
    <Loadable query={query} describe={describeError} skeleton={<Bones />}>
      {(page) => <Built page={page} />}
    </Loadable>
  );
}
