import { Injectable } from '@nestjs/common';
import type { DistributorId } from '@yimai/shared/kernel/id';
import { and, desc, eq, inArray, like, lt, ne, sql } from 'drizzle-orm';
import { countFromDb, Database } from '../../platform/db/index.js';
import type { DistributorRow } from './distributor.repository.js';
import { distributors } from './distributor.schema.js';

const HERE = ['active', 'suspended'];

/** Lists of distributors, newest first. */
@Injectable()
export class DistributorReadsRepository {
  constructor(private readonly database: Database) {}

  async children(filter: {
    parentId: DistributorId;
    beforeId: number;
    limit: number;
  }): Promise<DistributorRow[]> {
    return this.database.db
      .select()
      .from(distributors)
      .where(
        and(
          eq(distributors.parentId, filter.parentId),
          inArray(distributors.status, HERE),
          lt(distributors.id, filter.beforeId as DistributorId),
        ),
      )
      .orderBy(desc(distributors.id))
      .limit(filter.limit);
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
    if (filter.keyword)
      conditions.push(like(distributors.name, `%${filter.keyword.replace(/[\\%_]/g, '\\$&')}%`));
    return this.database.db
      .select()
      .from(distributors)
      .where(and(...conditions))
      .orderBy(desc(distributors.id))
      .limit(filter.limit);
  }
}
