import { Injectable } from '@nestjs/common';
import type { MemberId, OrderId } from '@yimai/shared/kernel/id';
import { and, desc, eq, inArray, isNull, lt, lte } from 'drizzle-orm';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { countFromDb, Database, fenFromDb, type Tx } from '../../platform/db/index.js';
import type { ExperimentId, VariantKey } from './assign.js';
import { experimentParticipants, experiments } from './experiment.schema.js';
import type { ExperimentRecord, Tally } from './experiment.types.js';

type Row = typeof experiments.$inferSelect;

const toRecord = (row: Row): ExperimentRecord => row as ExperimentRecord;

/** A device as the table knows it. */
export interface Participant {
  experimentId: ExperimentId;
  deviceMark: string;
}

/** What a person paid, for those who took part. */
export interface PaidOrder {
  orderId: OrderId;
  memberId: MemberId;
  placedAt: Date;
  paidAt: Date;
  payableFen: number;
  refundedFen: number;
}

/** The only file that speaks SQL about experiments. */
@Injectable()
export class ExperimentRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, record: ExperimentRecord): Promise<void> {
    await tx.db.insert(experiments).values(record);
  }

  async update(tx: Tx, id: ExperimentId, changes: Partial<ExperimentRecord>): Promise<void> {
    await tx.db.update(experiments).set(changes).where(eq(experiments.id, id));
  }

  async delete(tx: Tx, id: ExperimentId): Promise<void> {
    await tx.db.delete(experiments).where(eq(experiments.id, id));
  }

  async find(id: ExperimentId): Promise<ExperimentRecord | null> {
    const [row] = await this.database.db.select().from(experiments).where(eq(experiments.id, id));
    return row ? toRecord(row) : null;
  }

  async lock(tx: Tx, id: ExperimentId): Promise<ExperimentRecord | null> {
    const [row] = await tx.db.select().from(experiments).where(eq(experiments.id, id)).for('update');
    return row ? toRecord(row) : null;
  }

  /** Newest first. */
  async list(beforeId: number, limit: number): Promise<ExperimentRecord[]> {
    const rows = await this.database.db
      .select()
      .from(experiments)
      .where(lt(experiments.id, beforeId as ExperimentId))
      .orderBy(desc(experiments.id))
      .limit(limit);
    return rows.map(toRecord);
  }

  /** Those that run, and the price label that was decided last. */
  async inForce(): Promise<{ running: ExperimentRecord[]; decided: ExperimentRecord | null }> {
    const [running, [decided]] = await Promise.all([
      this.database.db.select().from(experiments).where(eq(experiments.state, 'running')),
      this.database.db
        .select()
        .from(experiments)
        .where(and(eq(experiments.state, 'decided'), eq(experiments.subject, 'price-label')))
        .orderBy(desc(experiments.decidedAt), desc(experiments.id))
        .limit(1),
    ]);
    return { running: running.map(toRecord), decided: decided ? toRecord(decided) : null };
  }

  async isRunning(tx: Tx, subjectKey: string): Promise<boolean> {
    const rows = await tx.db
      .select({ id: experiments.id })
      .from(experiments)
      .where(eq(experiments.runningKey, subjectKey));
    return rows.length > 0;
  }

  /** Nothing happens where the device is there already. */
  async expose(tx: Tx, who: Participant, { variant, at }: { variant: VariantKey; at: Date }): Promise<void> {
    await tx.connection.query(
      'INSERT IGNORE INTO experiment_participants (experiment_id, device_mark, variant, exposed_at) VALUES (?)',
      [[who.experimentId, who.deviceMark, variant, at]],
    );
  }

  /** The device is this member's. Where they take part by another one already, this one counts no more. */
  async link(tx: Tx, { experimentId, deviceMark }: Participant, memberId: MemberId): Promise<void> {
    const which = 'WHERE experiment_id = ? AND device_mark = ? AND member_id IS NULL AND is_repeated = 0';
    // IGNORE: the unique index says that they are there, and the row stays nobody's.
    await tx.connection.query(`UPDATE IGNORE experiment_participants SET member_id = ? ${which}`, [
      memberId,
      experimentId,
      deviceMark,
    ]);
    await tx.connection.query(`UPDATE experiment_participants SET is_repeated = 1 ${which}`, [
      experimentId,
      deviceMark,
    ]);
  }

  /** The first order of somebody who saw a variant before they placed it, paid while the experiment ran. */
  async convert(tx: Tx, order: PaidOrder): Promise<void> {
    await tx.connection.query(
      `UPDATE experiment_participants p JOIN experiments e ON e.id = p.experiment_id
        SET p.order_id = ?, p.paid_fen = ?, p.refunded_fen = ?
        WHERE p.member_id = ? AND p.order_id IS NULL AND p.exposed_at <= ? AND (e.stopped_at IS NULL OR e.stopped_at >= ?)`,
      [order.orderId, order.payableFen, order.refundedFen, order.memberId, order.placedAt, order.paidAt],
    );
  }

  /** What has been paid back by now; news that comes late takes nothing off again. */
  async refund(tx: Tx, orderId: OrderId, refundedFen: number): Promise<void> {
    await tx.connection.query(
      'UPDATE experiment_participants SET refunded_fen = GREATEST(refunded_fen, ?) WHERE order_id = ?',
      [refundedFen, orderId],
    );
  }

  async tallies(id: ExperimentId): Promise<Tally[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT variant, COUNT(*) devices, SUM(is_repeated = 0) exposed, COUNT(order_id) converted, SUM(paid_fen) paid,
          SUM(refunded_fen) refunded_fen, SUM(refunded_fen > 0) refunded, SUM(CAST(paid_fen AS DOUBLE) * paid_fen) squares
        FROM experiment_participants WHERE experiment_id = ? GROUP BY variant`,
      [id],
    );
    return rows.map((row) => ({
      variant: row['variant'] as VariantKey,
      devices: countFromDb(row['devices'] as string),
      exposed: countFromDb(row['exposed'] as string),
      converted: countFromDb(row['converted'] as string),
      paidFen: fenFromDb(row['paid'] as string),
      refundedFen: fenFromDb(row['refunded_fen'] as string),
      refunded: countFromDb(row['refunded'] as string),
      paidSquares: Number(row['squares'] ?? 0),
    }));
  }

  /** Ended before this instant, with participants that are still known. */
  async toForget(before: Date): Promise<ExperimentRecord[]> {
    const rows = await this.database.db
      .select()
      .from(experiments)
      .where(
        and(
          inArray(experiments.state, ['stopped', 'decided']),
          lte(experiments.stoppedAt, before),
          isNull(experiments.tallies),
        ),
      );
    return rows.map(toRecord);
  }

  async forget(tx: Tx, id: ExperimentId): Promise<void> {
    await tx.db.delete(experimentParticipants).where(eq(experimentParticipants.experimentId, id));
  }

  /** Where both took part the one who stays counts, and the other is nobody's. @returns how many rows of each. */
  async reassign(tx: Tx, from: MemberId, to: MemberId): Promise<{ moved: number; repeated: number }> {
    const [moved] = await tx.connection.query<ResultSetHeader>(
      'UPDATE IGNORE experiment_participants SET member_id = ? WHERE member_id = ?',
      [to, from],
    );
    const [repeated] = await tx.connection.query<ResultSetHeader>(
      `UPDATE experiment_participants SET member_id = NULL, is_repeated = 1, order_id = NULL, paid_fen = NULL, refunded_fen = NULL
        WHERE member_id = ?`,
      [from],
    );
    return { moved: moved.affectedRows, repeated: repeated.affectedRows };
  }
}
