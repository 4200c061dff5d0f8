import { useEffect, useState } from 'react';
import { asset } from '@/lib/asset';
import { api } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useShareCode } from '@/lib/share-code';
import { useParam } from '@/lib/use-param';
import { useShare } from '@/lib/use-share';
import { isPaid, refreshOrder, useOrder, type Order } from './api';

const POLL_MS = 2_500;
/** After this long a person wants to hear something, whatever the channel does. */
const PATIENCE_MS = 30_000;

export type Verdict = 'waiting' | 'paid' | 'unknown' | 'closed';

function verdictOf(order: Order, patient: boolean): Verdict {
  if (isPaid(order.state)) return 'paid';
  if (order.state === 'closed') return 'closed';
  return patient ? 'waiting' : 'unknown';
}

/** Asks until the server knows, first the attempt (which asks the channel), then the order. */
export function useResult() {
  const orderId = useParam('orderId') ?? '';
  const attemptId = useParam('attemptId');
  const [patient, setPatient] = useState(true);
  const query = useOrder(orderId);
  const verdict = query.data ? verdictOf(query.data, patient) : 'waiting';
  const isWaiting = query.data !== undefined && verdict === 'waiting';

  useEffect(() => {
    if (!isWaiting) return undefined;
    const ask = async (): Promise<void> => {
      if (attemptId) await api.getPayment({ attemptId }).catch(() => undefined);
      await refreshOrder(orderId);
    };
    const timer = setInterval(() => void ask(), POLL_MS);
    const limit = setTimeout(() => setPatient(false), PATIENCE_MS);
    return () => {
      clearInterval(timer);
      clearTimeout(limit);
    };
  }, [isWaiting, attemptId, orderId]);

  const first = query.data?.lines[0];
  const code = useShareCode(
    verdict === 'paid' && first ? { target: 'product', productId: first.productId } : null,
  );
  const content = useShare(
    (k) => ({
      title: first ? `我在一脉优选挑到了：${first.title}` : '一脉优选 · 好物相传',
      url: first ? routes.product({ productId: first.productId, k }) : routes.home({ k }),
      imageUrl: asset(first?.imageUrl),
    }),
    code,
  );
  return { orderId, query, verdict, content, code, askAgain: () => setPatient(true) };
}

export type ResultState = ReturnType<typeof useResult>;
