import { useEffect, useRef, useState } from 'react';
import { useDidShow, useUnload } from '@tarojs/taro';
import { notify, toast } from '@/components/feedback';
import { once } from '@/lib/idempotency';
import { replacePage } from '@/lib/navigate';
import { api, errorText } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useParam } from '@/lib/use-param';
import type { PayOutcome, PayScene } from '@/platform/contract';
import { pay } from '@/platform/pay';
import { storage } from '@/platform/storage';
import { isPaid, refreshOrder, useOrder } from './api';

const POLL_MS = 3_000;

interface Running {
  attemptId: string;
  /** Set while a code is shown to be scanned. */
  codeUrl?: string;
}

/** Where the last attempt is kept: whoever paid and came back anew may be here before the channel's word is. */
const PLACE = 'paying';
interface Kept {
  orderId: string;
  attemptId: string;
}

const keep = (kept: Kept): boolean => storage.set(PLACE, kept);

function keptAttempt(orderId: string): string | undefined {
  const kept = storage.get<Kept>(PLACE);
  return kept?.orderId === orderId ? kept.attemptId : undefined;
}

/** Nothing will come of it any more, at the channel either. */
const isOver = (state: string): boolean =>
  state === 'closed' || state === 'failed' || state === 'surplus-refunded';

/**
 * To the result, once: order and attempt may both be heard to be paid, and a page that is replaced twice is gone too soon.
 * Whoever leaves in another way is told where the order is: the cart they come back to may be empty now.
 */
function useWayOut(orderId: string, isUnpaid: boolean): (attemptId?: string) => void {
  const isLeaving = useRef(false);
  useUnload(() => {
    if (isUnpaid && !isLeaving.current) toast('订单已为您保留，可在“我的 · 待付款”继续支付');
  });
  return (attemptId) => {
    if (isLeaving.current) return;
    isLeaving.current = true;
    replacePage(routes.result({ orderId, attemptId }));
  };
}

/** Watches the order's last attempt until the server knows that money arrived, then leaves for the result. */
function useAttempt(
  orderId: string,
  { refetch, leave }: { refetch: () => unknown; leave: (id: string) => void },
) {
  const [running, setRunning] = useState<Running | null>(null);
  const [earlier, setEarlier] = useState(() => keptAttempt(orderId));
  const attemptId = running?.attemptId ?? earlier;
  const forget = (): void => {
    setRunning(null);
    setEarlier(undefined);
    storage.remove(PLACE);
  };
  /** True when the server knows the payment; it asks the channel if it must. */
  const check = async (id: string): Promise<boolean> => {
    const attempt = await api.getPayment({ attemptId: id });
    const hasPaid = attempt.state === 'paid' || isPaid(attempt.orderState);
    if (hasPaid || isOver(attempt.state)) forget();
    if (!hasPaid) return false;
    await refreshOrder(orderId);
    leave(id);
    return true;
  };
  useEffect(() => {
    if (!attemptId) return undefined;
    const timer = setInterval(() => void check(attemptId).catch(() => undefined), POLL_MS);
    return () => clearInterval(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one timer for one attempt; `check` is new with every drawing
  }, [attemptId]);
  useDidShow(() => {
    if (attemptId) void check(attemptId).catch(() => undefined);
    else refetch();
  });
  return { running, setRunning, check };
}

/** What the cashier says is a hint: only the server's word about the payment moves the page on. */
export function usePay() {
  const orderId = useParam('orderId') ?? '';
  const query = useOrder(orderId);
  const options = pay.options();
  const leave = useWayOut(orderId, query.data?.state === 'awaitingPayment');
  const [scene, setScene] = useState<PayScene | undefined>(options[0]?.scene);
  const [isBusy, setBusy] = useState(false);
  const { running, setRunning, check } = useAttempt(orderId, { refetch: query.refetch, leave });
  const order = query.data;
  useEffect(() => {
    if (order && isPaid(order.state)) leave();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `leave` is new with every drawing and acts once
  }, [order]);

  const follow = async (outcome: PayOutcome, id: string): Promise<void> => {
    if (outcome.kind === 'cancelled') toast('已取消支付，订单为您保留');
    else if (outcome.kind === 'failed') {
      // A cashier that failed may still have taken the money.
      if (!(await check(id).catch(() => false))) await notify('支付未完成', outcome.text);
    } else {
      setRunning({ attemptId: id, codeUrl: outcome.kind === 'qr' ? outcome.codeUrl : undefined });
      if (outcome.kind === 'returned') await check(id).catch(() => false);
    }
  };
  // A second tap may come before the button is drawn as busy.
  const isUnderWay = useRef(false);
  const start = async (): Promise<void> => {
    if (!scene || isUnderWay.current) return;
    isUnderWay.current = true;
    setBusy(true);
    try {
      const input = { orderId, scene, returnPath: routes.result({ orderId }) };
      const answer = await once(`pay:${orderId}:${scene}`, { input }, api.startPayment);
      keep({ orderId, attemptId: answer.attemptId });
      await follow(await pay.launch(answer.launch), answer.attemptId);
    } catch (error) {
      toast(errorText(error));
      void query.refetch();
    } finally {
      isUnderWay.current = false;
      setBusy(false);
    }
  };
  const askAgain = async (): Promise<void> => {
    if (!running) return;
    setBusy(true);
    const done = await check(running.attemptId).catch(() => false);
    setBusy(false);
    if (!done)
      await notify('还没有收到付款', '如果您已完成支付，请稍等片刻；到账后页面会自动更新，请勿重复支付。');
  };
  return {
    query,
    options,
    scene,
    setScene,
    running,
    isBusy,
    start: () => void start(),
    askAgain: () => void askAgain(),
    stop: () => setRunning(null),
    expire: () => void query.refetch(),
  };
}

export type PayState = ReturnType<typeof usePay>;
