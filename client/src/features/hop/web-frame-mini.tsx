import { WebView } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { PageShell } from '@/components/page-shell';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { describeError } from '@/lib/request';
import { createTicket } from './api';

/** A page of our H5 storefront inside the mini-program, logged in as whoever is here. */
export function WebFrame({ path }: { path: string }) {
  const query = useQuery({
    queryKey: ['web-frame', path],
    queryFn: () => createTicket('h5', path, true),
    // A ticket works once: another visit needs another.
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (query.data?.url) return <WebView src={query.data.url} />;
  return (
    <PageShell title="正在打开">
      <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="block" height={420} />}>
        {() => null}
      </Loadable>
    </PageShell>
  );
}
