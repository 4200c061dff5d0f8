import { Injectable } from '@nestjs/common';
import type { MaterialKind } from '@yimai/shared/domain/material/material';
import type { DistributorId } from '@yimai/shared/kernel/id';
import type { RowDataPacket } from 'mysql2/promise';
import { countFromDb, Database } from '../../platform/db/index.js';
import type { MaterialId, UseAction, UseCounts } from './material.types.js';

export const NO_USES: UseCounts = { copied: 0, saved: 0, shared: 0 };

export interface KindCounts {
  kind: MaterialKind;
  materials: number;
  uses: number;
  clicks: number;
  orders: number;
}

export type DistributorUses = UseCounts & { distributorId: DistributorId; clicks: number };

/**
 * How material is used and what comes of it. Reads the click log and the attribution frozen on orders, by the codes that
 * were minted for material; decides nothing.
 */
@Injectable()
export class MaterialStatisticsRepository {
  constructor(private readonly database: Database) {}

  /** Uses by everybody, or by one distributor. */
  async uses(ids: readonly MaterialId[], by?: DistributorId): Promise<Map<MaterialId, UseCounts>> {
    if (ids.length === 0) return new Map();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT material_id, action, COUNT(*) uses FROM material_uses
        WHERE material_id IN (?) ${by ? 'AND distributor_id = ?' : ''} GROUP BY material_id, action`,
      by ? [ids, by] : [ids],
    );
    const found = new Map<MaterialId, UseCounts>();
    for (const row of rows) {
      const id = Number(row['material_id']) as MaterialId;
      const action = row['action'] as UseAction;
      found.set(id, { ...(found.get(id) ?? NO_USES), [action]: countFromDb(row['uses']) });
    }
    return found;
  }

  /** How often the codes of each were opened, of everybody or of one distributor. */
  async clicks(ids: readonly MaterialId[], of?: DistributorId): Promise<Map<MaterialId, number>> {
    if (ids.length === 0) return new Map();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT r.material_id, COUNT(*) clicks FROM referral_codes r JOIN clicks c ON c.code_id = r.id
        WHERE r.material_id IN (?) ${of ? 'AND r.distributor_id = ?' : ''} GROUP BY r.material_id`,
      of ? [ids, of] : [ids],
    );
    return new Map(rows.map((row) => [Number(row['material_id']) as MaterialId, countFromDb(row['clicks'])]));
  }

  /** By what material consists of: words, pictures, films. */
  async byKind(since: Date): Promise<KindCounts[]> {
    const count = async (sql: string): Promise<Map<string, number>> => {
      const [rows] = await this.database.pool.query<RowDataPacket[]>(sql, [since]);
      return new Map(rows.map((row) => [String(row['kind']), countFromDb(row['count'])]));
    };
    const [materials, uses, clicks, orders] = await Promise.all([
      this.live(),
      count(
        'SELECT m.kind, COUNT(*) count FROM material_uses u JOIN materials m ON m.id = u.material_id WHERE u.at >= ? GROUP BY m.kind',
      ),
      count(
        `SELECT m.kind, COUNT(*) count FROM referral_codes r JOIN materials m ON m.id = r.material_id
          JOIN clicks c ON c.code_id = r.id WHERE c.at >= ? GROUP BY m.kind`,
      ),
      count(
        `SELECT m.kind, COUNT(*) count FROM orders o JOIN referral_codes r ON r.code = JSON_VALUE(o.attribution, '$.code')
          JOIN materials m ON m.id = r.material_id WHERE o.paid_at >= ? GROUP BY m.kind`,
      ),
    ]);
    return (['copy', 'images', 'video'] as const).map((kind) => ({
      kind,
      materials: materials.get(kind) ?? 0,
      uses: uses.get(kind) ?? 0,
      clicks: clicks.get(kind) ?? 0,
      orders: orders.get(kind) ?? 0,
    }));
  }

  private async live(): Promise<Map<string, number>> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT kind, COUNT(*) count FROM materials WHERE live_version IS NOT NULL AND retired_at IS NULL GROUP BY kind',
    );
    return new Map(rows.map((row) => [String(row['kind']), countFromDb(row['count'])]));
  }

  /** Who takes most along, with how often it was opened. */
  async byDistributor(since: Date, limit: number): Promise<DistributorUses[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT distributor_id, SUM(action = 'copied') copied, SUM(action = 'saved') saved, SUM(action = 'shared') shared
        FROM material_uses WHERE at >= ? GROUP BY distributor_id ORDER BY COUNT(*) DESC LIMIT ?`,
      [since, limit],
    );
    const ids = rows.map((row) => Number(row['distributor_id']) as DistributorId);
    const clicks = await this.clicksOf(ids, since);
    return rows.map((row) => {
      const distributorId = Number(row['distributor_id']) as DistributorId;
      return {
        distributorId,
        copied: countFromDb(row['copied']),
        saved: countFromDb(row['saved']),
        shared: countFromDb(row['shared']),
        clicks: clicks.get(distributorId) ?? 0,
      };
    });
  }

  private async clicksOf(ids: readonly DistributorId[], since: Date): Promise<Map<DistributorId, number>> {
    if (ids.length === 0) return new Map();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT r.distributor_id, COUNT(*) clicks FROM referral_codes r JOIN clicks c ON c.code_id = r.id
        WHERE r.material_id IS NOT NULL AND r.distributor_id IN (?) AND c.at >= ? GROUP BY r.distributor_id`,
      [ids, since],
    );
    return new Map(
      rows.map((row) => [Number(row['distributor_id']) as DistributorId, countFromDb(row['clicks'])]),
    );
  }
}
