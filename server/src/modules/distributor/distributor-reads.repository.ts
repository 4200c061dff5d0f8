import { Injectable } from '@nestjs/common';
import type { DistributorId } from '@yimai/shared/kernel/id';
import { and, asc, desc, eq, inArray, like, lt, ne, sql } from 'drizzle-orm';
import type { RowDataPacket } from 'mysql2/promise';
import { countFromDb, Database } from '../../platform/db/index.js';
import type { DistributorRow } from './distributor.repository.js';
import { distributorApplications, distributors } from './distributor.schema.js';

const HERE = ['active', 'suspended'];

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Lists of distributors, newest first. */
@Injectable()
export class DistributorReadsRepository {
  constructor(private readonly database: Database) {}

  /** Along the index of the parent, also where one reads the thousandth page. */
  async children(filter: {
    parentId: DistributorId;
    beforeId: number;
    limit: number;
    /** The first character of the name. */
    initial?: string;
    /** The last four digits of the member's phone. */
    phoneTail?: string;
  }): Promise<DistributorRow[]> {
    const { initial, phoneTail } = filter;
    return this.database.db
      .select()
      .from(distributors)
      .where(
        and(
          eq(distributors.parentId, filter.parentId),
          inArray(distributors.status, HERE),
          lt(distributors.id, filter.beforeId as DistributorId),
          initial === undefined ? undefined : like(distributors.name, `${escapeLike(initial)}%`),
          phoneTail === undefined
            ? undefined
            : sql`EXISTS (SELECT 1 FROM members m WHERE m.id = ${distributors.memberId} AND m.phone_tail = ${phoneTail})`,
        ),
      )
      .orderBy(desc(distributors.id))
      .limit(filter.limit);
  }

  /** How many stand one and two levels below. */
  async countBelow(id: DistributorId): Promise<{ directs: number; second: number }> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT COUNT(DISTINCT d.id) directs, COUNT(s.id) second FROM distributors d
        LEFT JOIN distributors s ON s.parent_id = d.id AND s.status IN (?)
        WHERE d.parent_id = ? AND d.status IN (?)`,
      [HERE, id, HERE],
    );
    return { directs: countFromDb(rows[0]?.['directs']), second: countFromDb(rows[0]?.['second']) };
  }

  /** Who waits for the shop's decision under a sponsor, the oldest first. */
  async applicantsUnder(
    sponsorId: DistributorId,
    limit: number,
  ): Promise<{ count: number; people: { name: string; appliedAt: Date }[] }> {
    const { name, appliedAt, id, state } = distributorApplications;
    const isWaiting = and(eq(distributorApplications.sponsorId, sponsorId), eq(state, 'pending'));
    const [people, [total]] = await Promise.all([
      this.database.db
        .select({ name, appliedAt })
        .from(distributorApplications)
        .where(isWaiting)
        .orderBy(asc(id))
        .limit(limit),
      this.database.db
        .select({ count: sql<string>`COUNT(*)` })
        .from(distributorApplications)
        .where(isWaiting),
    ]);
    return { count: countFromDb(total?.count), people };
  }

  /** Direct recruits of each. */
  async teamSizes(ids: readonly DistributorId[]): Promise<Map<DistributorId, number>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.db
      .select({ parentId: distributors.parentId, count: sql<string>`COUNT(*)` })
      .from(distributors)
      .where(and(inArray(distributors.parentId, [...ids]), inArray(distributors.status, HERE)))
      .groupBy(distributors.parentId);
    return new Map(rows.flatMap(({ parentId, count }) => (parentId ? [[parentId, countFromDb(count)]] : [])));
  }

  /** For the console: everybody but aliases of merged ones. */
  async list(filter: {
    keyword?: string;
    status?: string;
    beforeId: number;
    limit: number;
  }): Promise<DistributorRow[]> {
    const conditions = [
      lt(distributors.id, filter.beforeId as DistributorId),
      ne(distributors.status, 'merged'),
    ];
    if (filter.status) conditions.push(eq(distributors.status, filter.status));
    if (filter.keyword) conditions.push(like(distributors.name, `%${escapeLike(filter.keyword)}%`));
    return this.database.db
      .select()
      .from(distributors)
      .where(and(...conditions))
      .orderBy(desc(distributors.id))
      .limit(filter.limit);
  }
}
