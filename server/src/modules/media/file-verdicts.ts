import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import { formatId } from '@yimai/shared/kernel/id';
import { UnitOfWork, type Tx } from '../../platform/db/index.js';
import { contentTypeOf, FILE_STORE, type FileStore } from '../../platform/files/index.js';
import { DomainError } from '../../platform/http/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { privateKey, publicKey, sizesOf } from './file-places.js';
import { MediaRepository } from './media.repository.js';
import type { FileId, FileRecord, FileState } from './media.types.js';

/** What a check, or staff, came to think of a file that members show to others. */
export type FileVerdict = Exclude<FileState, 'checking'>;

/** Files whose owner may see them and nobody else yet, and how they come out of that. Topic: `file.judged { fileId, state }`. */
@Injectable()
export class FileVerdicts {
  constructor(
    private readonly repository: MediaRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /** The verdict of this file will come under this number. */
  expect(fileId: FileId, reference: string): Promise<void> {
    return this.unitOfWork.run((tx) => this.repository.setCheckReference(tx, fileId, reference));
  }

  /** Null: we never asked. */
  byReference(reference: string): Promise<FileRecord | null> {
    return this.repository.byCheckReference(reference);
  }

  /** What staff have to look at, the oldest first. */
  inReview(limit: number): Promise<FileRecord[]> {
    return this.repository.inState('review', limit);
  }

  /**
   * Judges a file, unless somebody was faster. `audit` runs in the same transaction. Safe to repeat: a crash between the
   * copy and the row leaves a copy that nobody links to. @throws FILE_NOT_FOUND.
   */
  async judge(fileId: FileId, verdict: FileVerdict, audit?: (tx: Tx) => Promise<void>): Promise<void> {
    const [file] = await this.repository.find([fileId]);
    if (!file) throw new DomainError('FILE_NOT_FOUND');
    if (!isOpen(file.state)) return;
    if (verdict === 'ready') await this.copyOut(file);
    const isJudged = await this.unitOfWork.run(async (tx) => {
      const [row] = await this.repository.lock(tx, [fileId]);
      if (!row || !isOpen(row.state) || row.state === verdict) return false;
      await this.repository.setState(tx, fileId, verdict);
      await this.outbox.publish(tx, 'file.judged', { fileId: formatId('file', fileId), state: verdict });
      await audit?.(tx);
      return true;
    });
    if (isJudged && verdict === 'ready')
      for (const size of sizesOf(file)) await this.store.remove(privateKey(file, size));
  }

  private async copyOut(file: FileRecord): Promise<void> {
    for (const size of sizesOf(file)) {
      const [from, to] = [privateKey(file, size), publicKey(file, size)];
      const found = await this.store.open(from);
      // Gone when another process was faster; the row then says so.
      if (found) await this.store.put(to, await buffer(found.stream), contentTypeOf(to));
    }
  }
}

const isOpen = (state: FileState): boolean => state === 'checking' || state === 'review';
