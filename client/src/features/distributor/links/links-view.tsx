import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { Pressable } from '@/components/base/pressable';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { EmptyState } from '@/components/empty-state';
import { FieldGroup, TextArea } from '@/components/field';
import { Icon } from '@/components/icon';
import { ListFooter } from '@/components/list-footer';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { WindowedList } from '@/components/windowed-list';
import { formatRelative } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { api, describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { usePages } from '@/lib/use-pages';
import { keys, useFreshOnShow, useRefreshAll, type OwnCode } from '../api';
import { Verdict } from './verdict';
import styles from './links.module.scss';

const LONGEST = 600;
const TARGET_TEXT: Record<OwnCode['target'], string> = { shop: '店铺', product: '商品', recruit: '邀请伙伴' };

function nameOf({ target, productTitle, isForMaterial }: OwnCode): string {
  const name = target === 'product' ? (productTitle ?? '商品') : TARGET_TEXT[target];
  return isForMaterial ? `${name}（素材）` : name;
}

function Code({ item, onPick }: { item: OwnCode; onPick: (code: string) => void }) {
  return (
    <Pressable
      className={styles.code}
      label={`检查 ${nameOf(item)}的推广码 ${item.code}`}
      onPress={() => onPick(item.code)}
    >
      <View className={styles.main}>
        <Text className={styles.name}>{nameOf(item)}</Text>
        <Text className={styles.note}>
          {item.code} · {item.lastClickAt ? `最近打开 ${formatRelative(item.lastClickAt)}` : '还没有人打开'}
        </Text>
      </View>
      <Icon name="next" size={28} />
    </Pressable>
  );
}

function Codes({ onPick }: { onPick: (code: string) => void }) {
  const pages = usePages(keys.codes, (cursor) => api.listReferralCodes({ cursor }));
  return (
    <Loadable
      query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}
      describe={describeError}
      skeleton={<Skeleton preset="list" count={4} />}
    >
      {(items) =>
        items.length === 0 ? (
          <EmptyState
            illustration="coupon"
            title="还没有推广码"
            actionText="去生成"
            onAction={() => openPage(routes.share())}
          />
        ) : (
          <>
            <Card title="我的推广码" extra="点一条检查" className={styles.block}>
              <WindowedList items={items} keyOf={({ code }) => code} part={10} ruled>
                {(item) => <Code key={item.code} item={item} onPick={onPick} />}
              </WindowedList>
            </Card>
            <ListFooter {...pages.footer} />
          </>
        )
      }
    </Loadable>
  );
}

/** Does this link still work, whom would it bind, and what if not. */
export function LinksView() {
  const [text, setText] = useState('');
  const check = useMutation({ mutationFn: (pasted: string) => api.checkLink({ text: pasted }) });
  useFreshOnShow();
  useRefreshAll();
  return (
    <View className={styles.layout}>
      <View className={styles.side}>
        <FieldGroup>
          <TextArea
            label="粘贴链接、口令或推广码"
            placeholder="整段分享内容也可以"
            maxLength={LONGEST}
            onChange={setText}
            error={check.error ? describeError(check.error).text : undefined}
          />
        </FieldGroup>
        <Button
          kind="primary"
          block
          loading={check.isPending}
          disabled={text.trim() === ''}
          onPress={() => check.mutate(text.trim())}
        >
          检查
        </Button>
        {check.data && <Verdict result={check.data} />}
      </View>
      <View className={styles.side}>
        <Codes onPick={(code) => check.mutate(code)} />
      </View>
    </View>
  );
}
