import { useEffect, useState } from 'react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import {
  FIRST_TONE,
  POSTER_COPY_LIMIT,
  type PosterTemplate,
  type PosterTone,
} from '@yimai/shared/domain/share/poster';
import { api, errorText, isCode, type ApiOutput } from '@/lib/request';
import { keys, type Platform } from '../api';
import type { Choice } from '../pick/target-bar';
import { shareablePlatforms } from '../words';
import { useBackground } from './use-background';

export type Poster = ApiOutput<'createPoster'>;

export interface Wish {
  template: PosterTemplate;
  /** Null: each template in its own colours. */
  tone: PosterTone | null;
  copy: string;
  platform: Platform;
}

const TYPING_MS = 500;
const MOST_IDEAS = 4;
const IDEAS: Record<'shop' | 'recruit', readonly string[]> = {
  shop: ['我常逛的小店，东西实在', '随手逛逛，总有一件合心意', '把日子过好，从一件好物开始'],
  recruit: ['把用过的好东西，说给信任你的人', '免费申请，成交才有佣金', '每一笔佣金都有小票'],
};

/** The value once it has been still for a while. */
function useSettled<T>(value: T, delayMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}

/** Sentences of the product's own that fit. */
function useIdeas({ target, product }: Choice): readonly string[] {
  const { data } = useQuery({
    queryKey: ['product', product?.id],
    queryFn: () => api.getProduct({ productId: product?.id ?? '' }),
    enabled: target === 'product' && product !== null,
  });
  if (target !== 'product') return IDEAS[target];
  if (!data) return [];
  return [data.subtitle, ...data.sellingPoints]
    .filter((text) => text !== '' && [...text].length <= POSTER_COPY_LIMIT)
    .slice(0, MOST_IDEAS);
}

/** What is chosen, the preview of it, and the picture itself when it is asked for. */
export function useStudio(choice: Choice, isReady: boolean) {
  const [wish, setWish] = useState<Wish>({
    template: 'card',
    tone: null,
    copy: '',
    platform: shareablePlatforms[0] ?? 'h5',
  });
  const [copyKey, setCopyKey] = useState(0);
  const background = useBackground();
  const ideas = useIdeas(choice);
  const { target } = choice;
  const productId = target === 'product' ? choice.product?.id : undefined;
  const settledCopy = useSettled(wish.copy.trim(), TYPING_MS);
  const tone = wish.tone ?? FIRST_TONE[wish.template];
  const backgroundFileId = background.chosen?.id;
  const input = { target, productId, ...wish, tone, copy: settledCopy, backgroundFileId };
  const preview = useQuery({
    queryKey: keys.poster(input),
    queryFn: () => api.createPoster({ ...input, quality: 'preview' }),
    enabled: isReady,
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });
  // A wish that is refused has no picture: the last one that was drawn for the same goods stays, and its link.
  const subject = `${target}:${productId ?? ''}`;
  const [drawn, setDrawn] = useState<{ subject: string; poster: Poster } | null>(null);
  const { data, isPlaceholderData } = preview;
  useEffect(() => {
    if (data && !isPlaceholderData) setDrawn({ subject, poster: data });
  }, [data, isPlaceholderData, subject]);
  const full = useMutation({
    mutationFn: () => api.createPoster({ ...input, copy: wish.copy.trim(), quality: 'full' }),
  });
  const change = (part: Partial<Wish>): void => setWish((before) => ({ ...before, ...part }));
  const takeIdea = (copy: string): void => {
    change({ copy });
    setCopyKey((key) => key + 1);
  };
  const isRefused = isCode(preview.error, 'WORDING_REFUSED');
  return {
    wish,
    tone,
    change,
    background,
    ideas,
    takeIdea,
    copyKey,
    copyProblem: isRefused ? errorText(preview.error) : undefined,
    preview: { ...preview, data: data ?? (drawn?.subject === subject ? drawn.poster : undefined) },
    isDrawing: preview.isFetching,
    full,
  };
}

export type Studio = ReturnType<typeof useStudio>;
