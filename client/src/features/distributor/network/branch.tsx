import { View } from '@tarojs/components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ListFooter } from '@/components/list-footer';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { api, describeError } from '@/lib/request';
import { keys, type NetworkNode } from '../api';
import { Node, Opener } from './node';
import styles from './network.module.scss';

/** The second level, asked for when it is opened; by button, because the end of the page belongs to the first level. */
function SecondLevel({ under }: { under: string }) {
  const query = useInfiniteQuery({
    queryKey: keys.partners(under, ''),
    queryFn: ({ pageParam }) => api.listPartners({ under, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  return (
    <View className={styles.second} {...({ role: 'list' } as object)}>
      <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="list" count={2} />}>
        {({ pages }) => (
          <>
            {pages
              .flatMap(({ items }) => items)
              .map((node) => (
                <View key={node.id} className={styles.leaf} {...({ role: 'listitem' } as object)}>
                  <Node node={node} size={56} />
                </View>
              ))}
            {query.hasNextPage && (
              <ListFooter
                state={query.isFetchingNextPage ? 'loading' : 'idle'}
                onMore={() => void query.fetchNextPage()}
              />
            )}
          </>
        )}
      </Loadable>
    </View>
  );
}

interface BranchProps {
  node: NetworkNode;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

/** One of mine, with whom they invited. What is open is not its own: far from the screen it is not in the page. */
export function Branch({ node, isOpen, onOpen }: BranchProps) {
  return (
    <View className={styles.branch} {...({ role: 'listitem' } as object)}>
      <Node node={node} end={<Opener node={node} isOpen={isOpen} onPress={() => onOpen(!isOpen)} />} />
      {isOpen && <SecondLevel under={node.id} />}
    </View>
  );
}
