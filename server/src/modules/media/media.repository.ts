import { Injectable } from '@nestjs/common';
import type { UploadPurpose } from '@yimai/shared/domain/media/uploads';
import { asId, type MemberId } from '@yimai/shared/kernel/id';
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, ne, sql, type SQL } from 'drizzle-orm';
import { Database, type Tx } from '../../platform/db/index.js';
import { mediaFiles } from './media.schema.js';
import type { FileId, FileRecord, FileState, Uploader } from './media.types.js';

type Row = typeof mediaFiles.$inferSelect;

/** Kinds, states and purposes are written by this module only. */
const toRecord = (row: Row): FileRecord => row as FileRecord;

const ownedBy = (who: Uploader): SQL =>
  'memberId' in who ? eq(mediaFiles.memberId, who.memberId) : eq(mediaFiles.staffId, who.staffId);

/** The only file that speaks SQL for uploads. */
@Injectable()
export class MediaRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: FileRecord): Promise<void> {
    await tx.db.insert(mediaFiles).values(row);
  }

  async countSince(who: Uploader, purpose: UploadPurpose, since: Date): Promise<number> {
    const [row] = await this.database.db
      .select({ count: sql<number>`COUNT(*)` })
      .from(mediaFiles)
      .where(and(ownedBy(who), eq(mediaFiles.purpose, purpose), gte(mediaFiles.createdAt, since)));
    return Number(row?.count ?? 0);
  }

  async find(ids: readonly FileId[]): Promise<FileRecord[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.db
      .select()
      .from(mediaFiles)
      .where(inArray(mediaFiles.id, [...ids]));
    return rows.map(toRecord);
  }

  async lock(tx: Tx, ids: readonly FileId[]): Promise<FileRecord[]> {
    const rows = await tx.db
      .select()
      .from(mediaFiles)
      .where(inArray(mediaFiles.id, [...ids]))
      .orderBy(asc(mediaFiles.id))
      .for('update');
    return rows.map(toRecord);
  }

  /** Uploads with this content that others may see, or that a platform refused. */
  async judgedBefore(name: string): Promise<'ready' | 'rejected' | null> {
    const rows = await this.database.db
      .select({ state: mediaFiles.state, purpose: mediaFiles.purpose })
      .from(mediaFiles)
      .where(and(eq(mediaFiles.name, name), inArray(mediaFiles.state, ['ready', 'rejected'])));
    if (rows.some(({ state }) => state === 'rejected')) return 'rejected';
    // Evidence is ready without anybody having looked at it.
    return rows.some(({ purpose }) => purpose !== 'evidence') ? 'ready' : null;
  }

  async byCheckReference(reference: string): Promise<FileRecord | null> {
    const [row] = await this.database.db
      .select()
      .from(mediaFiles)
      .where(eq(mediaFiles.checkReference, reference));
    return row ? toRecord(row) : null;
  }

  async inState(state: FileState, limit: number): Promise<FileRecord[]> {
    const rows = await this.database.db
      .select()
      .from(mediaFiles)
      .where(eq(mediaFiles.state, state))
      .orderBy(asc(mediaFiles.createdAt))
      .limit(limit);
    return rows.map(toRecord);
  }

  async setCheckReference(tx: Tx, id: FileId, reference: string): Promise<void> {
    await tx.db.update(mediaFiles).set({ checkReference: reference }).where(eq(mediaFiles.id, id));
  }

  async setState(tx: Tx, id: FileId, state: FileState): Promise<void> {
    await tx.db.update(mediaFiles).set({ state }).where(eq(mediaFiles.id, id));
  }

  async markUsed(tx: Tx, ids: readonly FileId[], at: Date): Promise<void> {
    if (ids.length === 0) return;
    await tx.db
      .update(mediaFiles)
      .set({ usedAt: at })
      .where(and(inArray(mediaFiles.id, [...ids]), isNull(mediaFiles.usedAt)));
  }

  async markUnused(tx: Tx, ids: readonly FileId[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.db
      .update(mediaFiles)
      .set({ usedAt: null })
      .where(inArray(mediaFiles.id, [...ids]));
  }

  async ofStaff(purpose: UploadPurpose | null, before: number | null, limit: number): Promise<FileRecord[]> {
    const rows = await this.database.db
      .select()
      .from(mediaFiles)
      .where(
        and(
          isNotNull(mediaFiles.staffId),
          purpose ? eq(mediaFiles.purpose, purpose) : undefined,
          before === null ? undefined : lt(mediaFiles.id, before as FileId),
        ),
      )
      .orderBy(desc(mediaFiles.id))
      .limit(limit);
    return rows.map(toRecord);
  }

  /** Uploaded before `before` and used by nothing; oldest first. */
  async unused(before: Date, limit: number): Promise<FileRecord[]> {
    const rows = await this.database.db
      .select()
      .from(mediaFiles)
      .where(
        and(isNull(mediaFiles.usedAt), lt(mediaFiles.createdAt, before), ne(mediaFiles.state, 'rejected')),
      )
      .orderBy(asc(mediaFiles.createdAt))
      .limit(limit);
    return rows.map(toRecord);
  }

  /** True when the row was still unused and is gone now. */
  async deleteUnused(tx: Tx, id: FileId): Promise<boolean> {
    const [result] = await tx.db
      .delete(mediaFiles)
      .where(and(eq(mediaFiles.id, id), isNull(mediaFiles.usedAt)));
    return result.affectedRows === 1;
  }

  /** Whether another upload has the same content in a public place. */
  async isNameShared(tx: Tx, name: string, except: FileId): Promise<boolean> {
    const rows = await tx.db
      .select({ id: mediaFiles.id })
      .from(mediaFiles)
      .where(and(eq(mediaFiles.name, name), ne(mediaFiles.id, except)))
      .limit(1);
    return rows.length > 0;
  }

  async reassign(tx: Tx, from: MemberId, to: MemberId): Promise<FileId[]> {
    const rows = await tx.db
      .select({ id: mediaFiles.id })
      .from(mediaFiles)
      .where(eq(mediaFiles.memberId, from))
      .for('update');
    await tx.db.update(mediaFiles).set({ memberId: to }).where(eq(mediaFiles.memberId, from));
    return rows.map(({ id }) => asId('file', id));
  }
}
