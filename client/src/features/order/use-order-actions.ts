import { useState } from 'react';
import { confirm, toast } from '@/components/feedback';
import { acceptCart } from '@/lib/cart';
import { openPage } from '@/lib/navigate';
import { queryClient } from '@/lib/query';
import { api, errorText, isCode } from '@/lib/request';
import { routes } from '@/lib/routes';
import { haptics } from '@/platform/haptics';
import { receipt } from '@/platform/receipt';
import { acceptOrder, type OrderSummary } from './api';

export type OrderAction = OrderSummary['actions'][number];

export const ACTION_TEXT: Record<OrderAction, string> = {
  pay: '去支付',
  cancel: '取消订单',
  track: '查看物流',
  'confirm-receipt': '确认收货',
  aftersale: '申请售后',
  review: '评价',
  'buy-again': '再次购买',
};

/** The one that a person most likely came for. */
export const MAIN_ACTIONS: readonly OrderAction[] = ['pay', 'confirm-receipt', 'review'];

/** Several lines are chosen among where all that waits is listed. */
function review(order: OrderSummary): void {
  const [line, ...others] = order.lines.filter(({ canReview }) => canReview);
  openPage(
    line && others.length === 0 ? routes.review({ orderId: order.id, lineId: line.id }) : routes.reviews(),
  );
}

async function cancel(order: OrderSummary): Promise<void> {
  const yes = await confirm({
    title: '取消这笔订单？',
    text: '取消后优惠券将退回，库存会释放',
    confirmText: '取消订单',
    cancelText: '再想想',
    danger: true,
  });
  if (!yes) return;
  acceptOrder(await api.cancelOrder({ orderId: order.id, reason: '买家取消' }));
  toast('订单已取消');
}

/** In WeChat its own page releases the money; null where there is no such page, or it could not be opened. */
async function confirmInWechat(order: OrderSummary): Promise<boolean | null> {
  if (!receipt.supported) return null;
  const { component } = await api.getReceiptComponent({ orderId: order.id });
  if (!component) return null;
  const outcome = await receipt.confirm(component);
  if (outcome === 'unsupported') return null;
  // Asked in any case: the page may have been left after it was confirmed.
  const known = await api.confirmWechatReceipt({ orderId: order.id }).catch((error: unknown) => {
    if (outcome === 'cancelled' && isCode(error, 'RECEIPT_NOT_CONFIRMED')) return null;
    throw error;
  });
  if (known) acceptOrder(known);
  return known !== null;
}

async function confirmReceipt(order: OrderSummary): Promise<void> {
  const inWechat = await confirmInWechat(order);
  if (inWechat !== null) {
    if (inWechat) toast({ text: '已确认收货', kind: 'success' });
    return;
  }
  const yes = await confirm({
    title: '确认已收到货？',
    text: '请在检查商品无误后确认。确认收货后仍可在售后期内申请售后。',
    confirmText: '确认收货',
  });
  if (!yes) return;
  acceptOrder(await api.confirmReceipt({ orderId: order.id }));
  haptics.tap();
  toast({ text: '已确认收货', kind: 'success' });
}

/** What can be had again goes into the cart; what cannot is told. */
async function buyAgain(order: OrderSummary): Promise<void> {
  const results = await Promise.allSettled(
    order.lines.map((line) => api.addCartItem({ skuId: line.skuId, quantity: line.quantity })),
  );
  const failed = results.filter((one) => one.status === 'rejected').length;
  if (failed === results.length) {
    toast('商品已下架或售罄');
    return;
  }
  acceptCart(await api.getCart());
  if (failed > 0) toast(`${failed} 种商品已下架或售罄，其余已加入购物车`);
  openPage(routes.cart());
}

export function useOrderActions(order: OrderSummary) {
  const [busy, setBusy] = useState<OrderAction | null>(null);
  const act = async (action: OrderAction): Promise<void> => {
    if (action === 'pay') openPage(routes.pay({ orderId: order.id }));
    else if (action === 'track') openPage(routes.tracking({ orderId: order.id }));
    else if (action === 'aftersale') openPage(routes.aftersale({ orderId: order.id }));
    else if (action === 'review') review(order);
    else if (action === 'cancel') await cancel(order);
    else if (action === 'confirm-receipt') await confirmReceipt(order);
    else await buyAgain(order);
  };
  const run = (action: OrderAction): void => {
    if (busy) return;
    setBusy(action);
    void act(action)
      .catch((error: unknown) => {
        toast(errorText(error));
        void queryClient.invalidateQueries({ queryKey: ['order', order.id] });
      })
      .finally(() => setBusy(null));
  };
  return { busy, run };
}
