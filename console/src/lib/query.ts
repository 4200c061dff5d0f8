import { ApiError, type CallOptions } from '@yimai/shared/api/client';
import { endpoints, type EndpointName } from '@yimai/shared/api/endpoints';
import type { Endpoint } from '@yimai/shared/api/endpoint';
import type { Api } from '@yimai/shared/contracts/api';
import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { App } from 'antd';
import { useRef } from 'react';
import { api, describeError, isUndecided } from './request';

type Call<K extends EndpointName> = (
  input: Api[K]['input'],
  options?: CallOptions,
) => Promise<Api[K]['output']>;

function callOf<K extends EndpointName>(name: K): Call<K> {
  return api[name] as unknown as Call<K>;
}

const TRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays a refusal; only a lost or broken answer is worth asking for again.
      retry: (count, error) => count < TRIES && (!(error instanceof ApiError) || error.status >= 500),
    },
  },
});

interface ReadOptions {
  enabled?: boolean;
  /** Keep showing the last answer while the next one is on its way. */
  keep?: boolean;
}

/** Reads an endpoint; the cache key is its name and input. */
export function useRead<K extends EndpointName>(
  name: K,
  input: Api[K]['input'],
  { enabled = true, keep = false }: ReadOptions = {},
): UseQueryResult<Api[K]['output']> {
  return useQuery<Api[K]['output']>({
    queryKey: [name, input],
    queryFn: () => callOf(name)(input),
    enabled,
    placeholderData: keep ? keepPreviousData : undefined,
  });
}

interface ActionOptions<K extends EndpointName> {
  /** What the person reads when it is done. */
  done: string | ((output: Api[K]['output']) => string);
  /** Endpoints whose answers are out of date afterwards. */
  outdates: readonly EndpointName[];
}

/**
 * Calls an endpoint that changes something. Where the table asks for an idempotency key, one key stands for one
 * intention: it is sent again after a lost answer and replaced after a definite one. Failures are shown here.
 */
export function useAction<K extends EndpointName>(
  name: K,
  { done, outdates }: ActionOptions<K>,
): UseMutationResult<Api[K]['output'], Error, Api[K]['input']> {
  const { message } = App.useApp();
  const client = useQueryClient();
  const intention = useRef<{ input: string; key: string } | null>(null);
  const target: Endpoint = endpoints[name];

  const keyFor = (input: Api[K]['input']): CallOptions => {
    if (!target.idempotent) return {};
    const text = JSON.stringify(input);
    if (intention.current?.input !== text) intention.current = { input: text, key: crypto.randomUUID() };
    return { idempotencyKey: intention.current.key };
  };

  return useMutation<Api[K]['output'], Error, Api[K]['input']>({
    mutationFn: (input) => callOf(name)(input, keyFor(input)),
    onSuccess: async (output) => {
      intention.current = null;
      void message.success(typeof done === 'string' ? done : done(output));
      await Promise.all(outdates.map((each) => client.invalidateQueries({ queryKey: [each] })));
    },
    onError: (error) => {
      if (!isUndecided(error)) intention.current = null;
      void message.error(describeError(error));
    },
  });
}
