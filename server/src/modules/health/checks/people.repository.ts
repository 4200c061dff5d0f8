import { auditHash } from '../../../platform/audit/index.js';
import { invariantOf, MAX_VIOLATIONS, type Invariant } from '../invariant.js';

/** Rows of an absorbed member that should have moved with the merge. */
const stranded = (table: string, name: string, { condition = 'TRUE', key = 'id' } = {}): string =>
  `SELECT CONCAT('已合并的会员 ', m.id, ' 仍有${name} ', x.${key}) violation FROM members m JOIN ${table} x ON x.member_id = m.id WHERE m.merged_into_id IS NOT NULL AND ${condition}`;

export const I29 = invariantOf(
  'I-29',
  '合并后所有记录归属于保留的账号',
  `SELECT CONCAT('会员 ', m.id, ' 合并到了已被合并的账号') violation FROM members m JOIN members k ON k.id = m.merged_into_id WHERE k.merged_into_id IS NOT NULL`,
  stranded('identities', '身份'),
  stranded('orders', '订单'),
  stranded('doudian_sales', '抖店销售'),
  stranded('distributors', '分销员资格', { condition: "x.status <> 'merged'" }),
  stranded('bindings', '归属'),
  stranded('withdrawals', '提现单'),
  stranded('aftersale_cases', '售后单'),
  stranded('coupon_grants', '优惠券'),
  stranded('experiment_participants', '对比实验的参与记录', { key: 'device_mark' }),
  `SELECT CONCAT('已合并的分销员 ', d.id, ' 仍有佣金、客户、提现单或下级') violation FROM distributors d
   WHERE d.status = 'merged' AND (EXISTS (SELECT 1 FROM commissions c WHERE c.distributor_id = d.id)
     OR EXISTS (SELECT 1 FROM bindings b WHERE b.distributor_id = d.id AND b.ended_at IS NULL)
     OR EXISTS (SELECT 1 FROM withdrawals w WHERE w.distributor_id = d.id)
     OR EXISTS (SELECT 1 FROM distributors x WHERE x.parent_id = d.id))`,
  `SELECT CONCAT('已合并的分销员 ', d.id, ' 账户 ', a.account, ' 余额 ', a.balance_fen) violation
   FROM distributors d JOIN ledger_accounts a ON a.account LIKE CONCAT('distributor:', d.id, ':%')
   WHERE d.status = 'merged' AND a.balance_fen <> 0`,
);

export const C14 = invariantOf(
  'C-14',
  '上下级关系没有环，层级与深度一致',
  `WITH RECURSIVE down (id, depth) AS (
     SELECT id, 1 FROM distributors WHERE parent_id IS NULL
     UNION ALL SELECT d.id, down.depth + 1 FROM distributors d JOIN down ON d.parent_id = down.id WHERE down.depth < 200)
   SELECT CONCAT('分销员 ', d.id, ' 深度 ', d.depth, '，实际 ', COALESCE(down.depth, '在环中')) violation
   FROM distributors d LEFT JOIN down ON down.id = d.id WHERE d.status <> 'merged' AND (down.id IS NULL OR down.depth <> d.depth)`,
);

const GENESIS = '0'.repeat(64);
const PAGE = 5_000;

/** Every record carries the hash of the one before: an edit, a deletion or a reordering breaks the chain. */
export const I34: Invariant = {
  id: 'I-34',
  title: '操作审计链完整',
  async check(query): Promise<string[]> {
    const violations: string[] = [];
    const hashes = new Set<string>([GENESIS]);
    const previous = new Set<string>();
    for (let after = 0; ;) {
      const rows = await query(
        'SELECT id, actor, action, target, detail, previous_hash, hash, at FROM audit_records WHERE id > ? ORDER BY id LIMIT ?',
        [after, PAGE],
      );
      for (const row of rows) {
        const record = {
          id: Number(row['id']),
          actor: String(row['actor']),
          action: String(row['action']),
          target: String(row['target']),
          detail: (typeof row['detail'] === 'string' ? JSON.parse(row['detail']) : row['detail']) as Record<
            string,
            unknown
          >,
          previousHash: String(row['previous_hash']),
          at: row['at'] as Date,
        };
        if (auditHash(record) !== row['hash']) violations.push(`审计记录 ${record.id} 被改动`);
        hashes.add(String(row['hash']));
        previous.add(record.previousHash);
        after = record.id;
      }
      if (rows.length < PAGE) break;
    }
    for (const hash of previous)
      if (!hashes.has(hash)) violations.push(`审计链在 ${hash.slice(0, 12)} 处断开`);
    const [head] = await query("SELECT value FROM installation_facts WHERE name = 'audit-head'");
    const last = [...hashes].filter((hash) => !previous.has(hash));
    if (hashes.size > 1 && (last.length !== 1 || last[0] !== head?.['value']))
      violations.push('审计链末端与登记的不一致');
    return violations.slice(0, MAX_VIOLATIONS);
  },
};
