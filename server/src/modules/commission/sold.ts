/**
 * What a commission was earned on: a line of an order of ours (`o`, `l`), or a sale in 抖店 (`d`), whose one id is its
 * order's and its line's.
 */
const DOUDIAN = 'LEFT JOIN doudian_sales d ON d.id = c.order_line_id';

export const SOLD_LINE = `LEFT JOIN order_lines l ON l.id = c.order_line_id ${DOUDIAN}`;
export const SOLD = `LEFT JOIN orders o ON o.id = c.order_id ${SOLD_LINE}`;

/** Goods sold, net of refunds. */
export const NET_SALES = '(COALESCE(l.net_fen, d.net_fen) - COALESCE(l.refunded_fen, d.refunded_fen))';
