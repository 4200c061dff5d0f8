import { invariantOf } from '../invariant.js';

export const I20 = invariantOf(
  'I-20',
  '每行佣金合计不超过上限，层级不超过方案，收款人存在且下单时有效',
  `SELECT CONCAT('订单行 ', order_line_id, ' 佣金 ', SUM(amount_fen), '，上限 ', MAX(JSON_VALUE(receipt, '$.lineCap.capFen'))) violation
   FROM commissions GROUP BY order_line_id
   HAVING SUM(amount_fen) > MAX(CAST(JSON_VALUE(receipt, '$.lineCap.capFen') AS SIGNED)) OR COUNT(*) > 3`,
  `SELECT CONCAT('佣金 ', c.id, ' 为 ', c.level, ' 级，方案只发 ', p.paid_levels, ' 级') violation
   FROM commissions c JOIN commission_policies p ON p.id = c.policy_id WHERE c.level > p.paid_levels`,
  `SELECT CONCAT('佣金 ', c.id, ' 的方案或分销员不存在') violation FROM commissions c
   LEFT JOIN commission_policies p ON p.id = c.policy_id LEFT JOIN distributors d ON d.id = c.distributor_id
   WHERE p.id IS NULL OR d.id IS NULL`,
  `SELECT CONCAT('订单 ', o.id, ' 的佣金 ', c.id, ' 发给了下单时无效的分销员') violation
   FROM commissions c JOIN orders o ON o.id = c.order_id
   WHERE c.amount_fen > 0 AND JSON_VALUE(o.attribution, CONCAT('$.upline[', c.level - 1, '].isActive')) IN ('false', '0')`,
  `SELECT CONCAT('抖店订单 ', s.order_no, ' 的佣金 ', c.id, ' 发给了下单时无效的分销员') violation
   FROM commissions c JOIN doudian_sales s ON s.id = c.order_id
   WHERE c.amount_fen > 0 AND JSON_VALUE(s.attribution, CONCAT('$.upline[', c.level - 1, '].isActive')) IN ('false', '0')`,
);

export const I21 = invariantOf(
  'I-21',
  '任何人都不从自己的订单中获得佣金',
  `SELECT CONCAT('佣金 ', c.id, ' 来自本人订单 ', o.number) violation
   FROM commissions c JOIN orders o ON o.id = c.order_id JOIN distributors d ON d.id = c.distributor_id AND d.member_id = o.member_id
   JOIN commission_policies p ON p.id = c.policy_id
   WHERE c.amount_fen > c.reversed_fen
     AND NOT (c.level = 1 AND JSON_VALUE(p.policy, '$.allowSelfPurchase') IN ('true', '1'))`,
  `SELECT CONCAT('佣金 ', c.id, ' 来自本人的抖店订单 ', s.order_no) violation
   FROM commissions c JOIN doudian_sales s ON s.id = c.order_id JOIN distributors d ON d.id = c.distributor_id AND d.member_id = s.member_id
   JOIN commission_policies p ON p.id = c.policy_id
   WHERE c.amount_fen > c.reversed_fen
     AND NOT (c.level = 1 AND JSON_VALUE(p.policy, '$.allowSelfPurchase') IN ('true', '1'))`,
);

/** Half up in integers: (2 × amount × left + net) DIV (2 × net). */
const AFTER_REFUND =
  '(2 * CAST(c.amount_fen AS DECIMAL(40, 0)) * (l.net_fen - l.refunded_fen) + l.net_fen) DIV (2 * l.net_fen)';

export const I23 = invariantOf(
  'I-23',
  '退款后的佣金等于按剩余实付计算的佣金',
  ...['order_lines', 'doudian_sales'].map(
    (sold) =>
      `SELECT CONCAT('佣金 ', c.id, ' 剩余 ', c.amount_fen - c.reversed_fen, '，应为 ', ${AFTER_REFUND}) violation
   FROM commissions c JOIN ${sold} l ON l.id = c.order_line_id
   WHERE l.net_fen > 0 AND c.amount_fen - c.reversed_fen <> ${AFTER_REFUND}
     AND NOT EXISTS (SELECT 1 FROM commission_reversals r WHERE r.commission_id = c.id AND r.refund_id IS NULL)`,
  ),
  `SELECT CONCAT('佣金 ', c.id, ' 已冲回 ', c.reversed_fen, '，冲回记录合计 ', COALESCE(r.total, 0)) violation
   FROM commissions c LEFT JOIN (SELECT commission_id, SUM(amount_fen) total FROM commission_reversals GROUP BY commission_id) r ON r.commission_id = c.id
   WHERE c.reversed_fen <> COALESCE(r.total, 0)`,
);

export const I24 = invariantOf(
  'I-24',
  '售后期结束前不结算',
  "SELECT CONCAT('佣金 ', id, ' 早于到期日结算') violation FROM commissions WHERE available_at IS NOT NULL AND (matures_at IS NULL OR available_at < matures_at)",
);

export const I25 = invariantOf(
  'I-25',
  '每笔佣金至多结算一次，结算单金额等于明细合计',
  "SELECT CONCAT('佣金 ', commission_id, ' 结算了多次') violation FROM settlement_lines GROUP BY commission_id HAVING COUNT(*) > 1",
  `SELECT CONCAT('佣金 ', c.id, ' 已可提现但没有结算明细') violation FROM commissions c
   WHERE c.available_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM settlement_lines l WHERE l.commission_id = c.id)`,
  `SELECT CONCAT('结算单 ', s.id, ' 金额 ', s.amount_fen, '，明细 ', COALESCE(SUM(l.amount_fen), 0)) violation
   FROM settlements s LEFT JOIN settlement_lines l ON l.settlement_id = s.id
   GROUP BY s.id, s.amount_fen, s.commissions HAVING s.amount_fen <> COALESCE(SUM(l.amount_fen), 0) OR s.commissions <> COUNT(l.id)`,
);

export const I22 = invariantOf(
  'I-22',
  '每位客户同一时间只归属一位分销员，且不归属本人',
  "SELECT CONCAT('会员 ', open_member_id, ' 同时有多个归属') violation FROM bindings WHERE open_member_id IS NOT NULL GROUP BY open_member_id HAVING COUNT(*) > 1",
  `SELECT CONCAT('会员 ', b.member_id, ' 归属于本人') violation FROM bindings b JOIN distributors d ON d.id = b.distributor_id
   WHERE b.open_member_id IS NOT NULL AND d.member_id = b.open_member_id`,
);
