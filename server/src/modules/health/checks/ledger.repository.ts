import { invariantOf } from '../invariant.js';

/** Both sides of every posting as movements of one account. */
const MOVEMENTS = `SELECT from_account account, from_version version, from_balance_fen balance, -amount_fen delta FROM ledger_postings
  UNION ALL SELECT to_account, to_version, to_balance_fen, amount_fen FROM ledger_postings`;
/** What distributors are owed and owe, by account. */
const PURSES = `SELECT SUBSTRING_INDEX(SUBSTRING_INDEX(account, ':', 2), ':', -1) + 0 distributor_id, SUBSTRING_INDEX(account, ':', -1) purse, balance_fen
  FROM ledger_accounts WHERE account LIKE 'distributor:%'`;
const OPEN = "('requested', 'reviewing', 'approved', 'paying')";

export const I01 = invariantOf(
  'I-01',
  '每笔分录都有借贷两方且金额为正',
  "SELECT CONCAT('分录没有明细：', id) violation FROM ledger_entries e WHERE NOT EXISTS (SELECT 1 FROM ledger_postings p WHERE p.entry_id = e.id)",
  "SELECT CONCAT('明细没有分录：', id) violation FROM ledger_postings p WHERE NOT EXISTS (SELECT 1 FROM ledger_entries e WHERE e.id = p.entry_id)",
  "SELECT CONCAT('明细不成立：', id) violation FROM ledger_postings WHERE amount_fen <= 0 OR from_account = to_account",
);

export const I03 = invariantOf(
  'I-03',
  '账户版本连续，上期余额加发生额等于本期余额',
  `SELECT CONCAT(account, ' 第 ', version, ' 版与上一版不衔接') violation FROM (
     SELECT account, version, balance, delta,
       COALESCE(LAG(version) OVER (PARTITION BY account ORDER BY version), 0) last_version,
       COALESCE(LAG(balance) OVER (PARTITION BY account ORDER BY version), 0) last_balance
     FROM (${MOVEMENTS}) m) w
   WHERE version <> last_version + 1 OR balance <> last_balance + delta`,
  `SELECT CONCAT(a.account, ' 缓存余额 ', a.balance_fen, '，明细合计 ', COALESCE(m.total, 0)) violation
   FROM ledger_accounts a LEFT JOIN (SELECT account, SUM(delta) total, COUNT(*) movements FROM (${MOVEMENTS}) x GROUP BY account) m ON m.account = a.account
   WHERE a.balance_fen <> COALESCE(m.total, 0) OR a.version <> COALESCE(m.movements, 0)`,
  `SELECT CONCAT('账户不存在：', account) violation FROM (${MOVEMENTS}) m WHERE account NOT IN (SELECT account FROM ledger_accounts)`,
);

export const I04 = invariantOf(
  'I-04',
  '全部账户余额合计为零',
  "SELECT CONCAT('合计 ', SUM(balance_fen), ' 分') violation FROM ledger_accounts HAVING SUM(balance_fen) <> 0",
);

export const I05 = invariantOf(
  'I-05',
  '分销员的待结算、可提现、提现中不为负，欠款不为正',
  `SELECT CONCAT(distributor_id, ':', purse, ' 余额 ', balance_fen) violation FROM (${PURSES}) p
   WHERE (purse = 'debt' AND balance_fen > 0) OR (purse <> 'debt' AND balance_fen < 0)`,
);

export const I26 = invariantOf(
  'I-26',
  '已提现与提现中不超过已结算，账户余额与业务记录一致',
  `SELECT CONCAT('分销员 ', d.id, ' 待结算账户 ', COALESCE(p.balance, 0), '，佣金记录 ', COALESCE(c.net, 0)) violation FROM distributors d
   LEFT JOIN (SELECT distributor_id, SUM(balance_fen) balance FROM (${PURSES}) x WHERE purse = 'held' GROUP BY distributor_id) p ON p.distributor_id = d.id
   LEFT JOIN (SELECT distributor_id, SUM(amount_fen - reversed_fen) net FROM commissions WHERE state IN ('accrued', 'held') GROUP BY distributor_id) c ON c.distributor_id = d.id
   WHERE COALESCE(p.balance, 0) <> COALESCE(c.net, 0)`,
  `SELECT CONCAT('分销员 ', d.id, ' 可提现与欠款 ', COALESCE(p.balance, 0), '，已结算减提现 ', COALESCE(c.net, 0) - COALESCE(w.taken, 0)) violation FROM distributors d
   LEFT JOIN (SELECT distributor_id, SUM(balance_fen) balance FROM (${PURSES}) x WHERE purse IN ('available', 'debt') GROUP BY distributor_id) p ON p.distributor_id = d.id
   LEFT JOIN (SELECT distributor_id, SUM(amount_fen - reversed_fen) net FROM commissions WHERE available_at IS NOT NULL GROUP BY distributor_id) c ON c.distributor_id = d.id
   LEFT JOIN (SELECT distributor_id, SUM(amount_fen) taken FROM withdrawals WHERE state = 'paid' OR state IN ${OPEN} GROUP BY distributor_id) w ON w.distributor_id = d.id
   WHERE COALESCE(p.balance, 0) <> COALESCE(c.net, 0) - COALESCE(w.taken, 0)`,
  `SELECT CONCAT('分销员 ', d.id, ' 提现中账户 ', COALESCE(p.balance, 0), '，提现单 ', COALESCE(w.open_fen, 0)) violation FROM distributors d
   LEFT JOIN (SELECT distributor_id, SUM(balance_fen) balance FROM (${PURSES}) x WHERE purse = 'withdrawing' GROUP BY distributor_id) p ON p.distributor_id = d.id
   LEFT JOIN (SELECT distributor_id, SUM(amount_fen) open_fen FROM withdrawals WHERE state IN ${OPEN} GROUP BY distributor_id) w ON w.distributor_id = d.id
   WHERE COALESCE(p.balance, 0) <> COALESCE(w.open_fen, 0)`,
);

export const I27 = invariantOf(
  'I-27',
  '一张提现单至多一次打款，金额一致，状态一致',
  `SELECT CONCAT('提现单 ', w.id, ' 没有打款记录') violation FROM withdrawals w
   WHERE w.state IN ('approved', 'paying', 'paid', 'failed') AND NOT EXISTS (SELECT 1 FROM payouts p WHERE p.withdrawal_id = w.id)`,
  "SELECT CONCAT('提现单 ', withdrawal_id, ' 有多次打款') violation FROM payouts GROUP BY withdrawal_id HAVING COUNT(*) > 1",
  `SELECT CONCAT('提现单 ', w.id, ' 为 ', w.state, '，打款为 ', p.state, '，金额 ', w.net_fen, '/', p.amount_fen) violation
   FROM withdrawals w JOIN payouts p ON p.withdrawal_id = w.id
   WHERE p.amount_fen <> w.net_fen OR (w.state = 'paid') <> (p.state = 'succeeded') OR (w.state = 'failed') <> (p.state = 'failed')`,
);
