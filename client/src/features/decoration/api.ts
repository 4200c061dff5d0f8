import { useQuery } from '@tanstack/react-query';
import { answerAtHand, early } from '@/lib/first-answer';
import { api, type ApiOutput } from '@/lib/request';
import { usePages } from '@/lib/use-pages';

export type Page = ApiOutput<'getPage'>;
export type Block = Page['blocks'][number];
export type BlockType = Block['type'];
export type BlockOf<T extends BlockType> = Extract<Block, { type: T }>;
export type ProductSummary = BlockOf<'shelf'>['products'][number];
export type Coupon = BlockOf<'coupons'>['coupons'][number];

/** What a renderer gets. */
export interface BlockProps<T extends BlockType> {
  block: BlockOf<T>;
}

/** A page with everything its blocks show, in one answer; a preview of the draft for whoever has the token. */
export function usePage(slug: string, preview?: string) {
  const input = { slug, ...(preview ? { preview } : {}) };
  return useQuery({
    queryKey: ['page', slug, preview],
    queryFn: () => api.getPage(input),
    enabled: slug !== '',
    staleTime: preview ? 0 : 60_000,
    ...early(answerAtHand('getPage', input)),
  });
}

export function useFeed(sort: BlockOf<'feed'>['sort']) {
  return usePages(['products', sort, 'feed'], (cursor) => api.listProducts({ sort, cursor, limit: 20 }));
}
