import { invariantOf } from '../invariant.js';

export const I10 = invariantOf(
  'I-10',
  '收到的金额等于订单应付金额',
  `SELECT CONCAT('订单 ', o.number, ' 应付 ', o.payable_fen, '，支付单 ', COALESCE(a.amount_fen, '无')) violation
   FROM orders o LEFT JOIN payment_attempts a ON a.id = o.paid_attempt_id
   WHERE o.paid_attempt_id IS NOT NULL AND (a.id IS NULL OR a.order_id <> o.id OR a.amount_fen <> o.payable_fen OR a.state <> 'paid')`,
  `SELECT CONCAT('货款账户 ', a.balance_fen, '，已付订单 ', COALESCE(o.paid, 0)) violation
   FROM (SELECT COALESCE(SUM(balance_fen), 0) balance_fen FROM ledger_accounts WHERE account = 'merchant:sales') a
   JOIN (SELECT SUM(payable_fen) paid FROM orders WHERE paid_attempt_id IS NOT NULL) o WHERE a.balance_fen <> COALESCE(o.paid, 0)`,
  `SELECT CONCAT('退款账户 ', -a.balance_fen, '，订单退款 ', COALESCE(o.refunded, 0)) violation
   FROM (SELECT COALESCE(SUM(balance_fen), 0) balance_fen FROM ledger_accounts WHERE account = 'merchant:refunds') a
   JOIN (SELECT SUM(refunded_fen) refunded FROM orders) o WHERE -a.balance_fen <> COALESCE(o.refunded, 0)`,
);

export const I12 = invariantOf(
  'I-12',
  '订单状态等于最后一条记录的状态',
  `SELECT CONCAT('订单 ', o.number, ' 为 ', o.state, '，最后记录为 ', COALESCE(e.to_state, '无')) violation FROM orders o
   LEFT JOIN (SELECT order_id, MAX(id) id FROM order_events GROUP BY order_id) newest ON newest.order_id = o.id
   LEFT JOIN order_events e ON e.id = newest.id WHERE e.to_state IS NULL OR e.to_state <> o.state`,
);

export const I13 = invariantOf(
  'I-13',
  '订单只收一次款，多收的款项都已发起退款',
  `SELECT CONCAT('支付单 ', a.out_trade_no, ' 是多收的款项，但没有退款') violation
   FROM payment_attempts a JOIN orders o ON o.id = a.order_id
   WHERE a.state IN ('paid', 'surplus-refunded') AND (o.paid_attempt_id IS NULL OR o.paid_attempt_id <> a.id)
     AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.attempt_id = a.id AND r.cause = 'surplus')`,
  `SELECT CONCAT('订单 ', o.number, ' 退款 ', o.refunded_fen, '，成功的退款单 ', COALESCE(r.total, 0)) violation FROM orders o
   LEFT JOIN (SELECT order_id, SUM(amount_fen) total FROM refunds WHERE state = 'succeeded' AND cause <> 'surplus' GROUP BY order_id) r ON r.order_id = o.id
   WHERE o.refunded_fen <> COALESCE(r.total, 0)`,
);

export const I15 = invariantOf(
  'I-15',
  '已关闭的订单不占用库存和优惠券',
  `SELECT CONCAT('订单 ', o.number, ' 已关闭仍占用库存') violation FROM reservations r JOIN orders o ON o.id = r.order_id
   WHERE r.state = 'held' AND o.state = 'closed'`,
  `SELECT CONCAT('订单 ', o.number, ' 未付款关闭仍占用优惠券') violation FROM coupon_grants g JOIN orders o ON o.id = g.order_id
   WHERE o.state = 'closed' AND o.paid_attempt_id IS NULL`,
);

export const I16 = invariantOf(
  'I-16',
  '库存：在库加已售等于入库，占用等于未结束的预留，均不为负',
  "SELECT CONCAT('规格 ', sku_id, ' 库存不平') violation FROM stocks WHERE on_hand + sold <> received OR on_hand < reserved OR reserved < 0 OR sold < 0",
  `SELECT CONCAT('规格 ', s.sku_id, ' 占用 ', s.reserved, '，预留 ', COALESCE(r.held, 0)) violation FROM stocks s
   LEFT JOIN (SELECT sku_id, SUM(quantity) held FROM reservations WHERE state = 'held' GROUP BY sku_id) r ON r.sku_id = s.sku_id
   WHERE s.reserved <> COALESCE(r.held, 0)`,
  `SELECT CONCAT('规格 ', s.sku_id, ' 已售 ', s.sold, '，售出减退回 ', COALESCE(r.sold, 0) - COALESCE(m.returned, 0)) violation FROM stocks s
   LEFT JOIN (SELECT sku_id, SUM(quantity) sold FROM reservations WHERE state = 'claimed' GROUP BY sku_id) r ON r.sku_id = s.sku_id
   LEFT JOIN (SELECT sku_id, SUM(quantity) returned FROM stock_movements WHERE reason = 'return' GROUP BY sku_id) m ON m.sku_id = s.sku_id
   WHERE s.sold <> COALESCE(r.sold, 0) - COALESCE(m.returned, 0)`,
);

export const I18 = invariantOf(
  'I-18',
  '每次预留只结束一次：售出或释放',
  "SELECT CONCAT('预留 ', id, ' 状态与结束时间不符') violation FROM reservations WHERE (state = 'held') <> (ended_at IS NULL)",
  `SELECT CONCAT('订单 ', o.number, ' 已付款但库存仍为预留或已释放') violation FROM reservations r JOIN orders o ON o.id = r.order_id
   WHERE o.paid_attempt_id IS NOT NULL AND r.state <> 'claimed'`,
  `SELECT CONCAT('订单 ', o.number, ' 未付款但库存已售出') violation FROM reservations r JOIN orders o ON o.id = r.order_id
   WHERE o.paid_attempt_id IS NULL AND r.state = 'claimed'`,
);

export const I32 = invariantOf(
  'I-32',
  '业务事件全部送达',
  "SELECT CONCAT('任务 ', handler, ' #', id, ' 多次失败：', COALESCE(last_error, '')) violation FROM jobs WHERE state = 3",
);
