import { useEffect } from 'react';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query';
import { ApiError } from '@yimai/shared/api/client';
import { onNetworkChange } from '@/platform/network';

/** A refusal stays a refusal; a lost connection or a busy server is worth two more tries. */
function retry(failures: number, error: unknown): boolean {
  if (failures >= 2) return false;
  return !(error instanceof ApiError) || error.status >= 500;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      retry,
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Tells the query layer what a phone knows: whether the app is on show and whether there is a network. */
export function useQueryLifecycle(): void {
  useDidShow(() => focusManager.setFocused(true));
  useDidHide(() => focusManager.setFocused(false));
  useEffect(() => onNetworkChange((online) => onlineManager.setOnline(online)), []);
}
