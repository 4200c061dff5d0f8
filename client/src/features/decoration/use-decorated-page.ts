import { useQueryClient } from '@tanstack/react-query';
import { usePageRefresh } from '@/components/use-page-refresh';
import { useExposure } from '@/lib/exposure';
import { useParam } from '@/lib/use-param';
import { usePage } from './api';
import { usePageShare } from './use-page-share';

/** A page the merchant built, as visitors see it, or its draft for whoever came with a token of the console. */
export function useDecoratedPage(slug: string) {
  const query = usePage(slug, useParam('preview'));
  const client = useQueryClient();
  usePageShare(slug, query.data);
  useExposure(query.data?.experimentId);
  usePageRefresh(() => client.refetchQueries({ type: 'active' }));
  return { slug, query, title: query.data?.title, tone: query.data?.tone ?? ('paper' as const) };
}

export type DecoratedPageState = ReturnType<typeof useDecoratedPage>;
