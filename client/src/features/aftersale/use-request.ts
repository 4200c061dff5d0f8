import { useRef, useState } from 'react';
import { fen, formatYuan, parseYuan, scaleFen } from '@yimai/shared/kernel/money';
import { toast } from '@/components/feedback';
import { yuan } from '@/lib/format';
import { once } from '@/lib/idempotency';
import { replacePage } from '@/lib/navigate';
import { api, errorText } from '@/lib/request';
import { routes } from '@/lib/routes';
import type { Picture } from '@/lib/upload';
import { useParam } from '@/lib/use-param';
import { reveal } from '@/platform/reveal';
import { acceptAftersale, useOrder, type Kind, type Order, type OrderLine, type Reason } from './api';
import { notShipped } from './refund-hint';

/** CSS pixels: below whichever bar is at the top. */
const REVEAL_BELOW = 120;

const remaining = (line: OrderLine): number => line.quantity - line.refundedQuantity;

/** What can be had back for so many pieces; the server decides, this is what the person is shown. */
export function refundable(line: OrderLine, quantity: number): number {
  const left = fen(Math.max(0, line.netFen - line.refundedFen));
  const pieces = remaining(line);
  return pieces <= 0 ? 0 : scaleFen(left, { numerator: quantity, denominator: pieces }, 'floor');
}

/** Which line, how many pieces, how much: and what of it cannot be. */
function useWanted(order: Order | undefined) {
  const [lineId, setLineId] = useState(useParam('lineId'));
  const [quantity, setQuantity] = useState<number>();
  const [amountText, setAmountText] = useState<string>();
  const eligible = order?.lines.filter((line) => line.canAftersale) ?? [];
  const line = eligible.find((one) => one.id === lineId) ?? (eligible.length === 1 ? eligible[0] : undefined);
  const pieces = line ? Math.min(quantity ?? remaining(line), remaining(line)) : 0;
  const mostFen = line ? refundable(line, pieces) : 0;
  const wantedFen = amountText === undefined ? fen(mostFen) : parseYuan(amountText);
  const invalid = wantedFen === null || wantedFen <= 0;
  return {
    eligible,
    line,
    choose: (id: string) => {
      setLineId(id);
      setQuantity(undefined);
      setAmountText(undefined);
    },
    quantity: pieces,
    most: line ? remaining(line) : 1,
    setQuantity: (next: number) => {
      setQuantity(next);
      setAmountText(undefined);
    },
    wantedFen,
    mostFen,
    isWholeLine: line !== undefined && pieces === remaining(line) && wantedFen === mostFen,
    amountDefault: formatYuan(fen(mostFen)),
    setAmountText,
    amountError: invalid
      ? '请输入正确的金额，如 12.30'
      : wantedFen > mostFen
        ? `最多可退 ${yuan(mostFen)}`
        : undefined,
  };
}

/** What a request for one line of an order says so far. */
export function useRequest() {
  const query = useOrder(useParam('orderId') ?? '');
  const order = query.data;
  const wanted = useWanted(order);
  const [kind, setKind] = useState<Kind>();
  const [reason, setReason] = useState<Reason>();
  const [isBusy, setBusy] = useState(false);
  const [isMissed, setMissed] = useState(false);
  const [evidence, setEvidence] = useState<Picture[]>([]);
  const note = useRef('');
  const effectiveKind: Kind = kind ?? (order && notShipped(order) ? 'refundOnly' : 'returnAndRefund');

  const submit = async (): Promise<void> => {
    const { line, wantedFen, mostFen, amountError } = wanted;
    if (!line || isBusy) return;
    setMissed(!reason);
    if (!reason) {
      reveal('aftersale-reason', REVEAL_BELOW);
      return;
    }
    if (amountError || wantedFen === null) {
      toast(amountError ?? '请输入退款金额');
      return;
    }
    setBusy(true);
    const input = {
      orderLineId: line.id,
      kind: effectiveKind,
      quantity: wanted.quantity,
      ...(wantedFen === mostFen ? {} : { amountFen: wantedFen }),
      reason,
      note: note.current.trim(),
      evidenceFileIds: evidence.map(({ id }) => id),
    };
    try {
      const made = await once(`aftersale:${line.id}`, { input }, api.createAftersale);
      acceptAftersale(made);
      toast({ text: '申请已提交', kind: 'success' });
      replacePage(routes.aftersaleDetail({ aftersaleId: made.id }));
    } catch (error) {
      toast(errorText(error));
      void query.refetch();
    } finally {
      setBusy(false);
    }
  };
  return {
    ...wanted,
    query,
    kind: effectiveKind,
    setKind,
    reason,
    setReason,
    /** Somebody wanted to go on without one. */
    isReasonMissed: isMissed && !reason,
    setNote: (text: string) => {
      note.current = text;
    },
    evidence,
    setEvidence,
    isBusy,
    submit: () => void submit(),
  };
}

export type RequestState = ReturnType<typeof useRequest>;
