import { Injectable } from '@nestjs/common';
import type { ImageView } from '@yimai/shared/contracts/common';
import type { FileView } from '@yimai/shared/contracts/media';
import { UPLOAD_RULES, type UploadPurpose } from '@yimai/shared/domain/media/uploads';
import { formatId, type MemberId } from '@yimai/shared/kernel/id';
import { DatabaseClock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { isPublic, publicKey } from './file-places.js';
import { MediaRepository } from './media.repository.js';
import type { FileId, FileLinks, FileRecord } from './media.types.js';
import { SignedLinks } from './signed-links.js';

interface FilePage {
  items: FileView[];
  nextCursor: string | null;
}

/** Uploaded files for whoever shows them: who may use which, and under what address. */
@Injectable()
export class MediaService {
  constructor(
    private readonly repository: MediaRepository,
    private readonly links: SignedLinks,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws FILE_NOT_FOUND, also for somebody else's. */
  async ofMember(memberId: MemberId, fileId: FileId): Promise<FileView> {
    const [file] = await this.repository.find([fileId]);
    if (file?.memberId !== memberId) throw new DomainError('FILE_NOT_FOUND');
    return this.view(file);
  }

  /**
   * From here on the member's files belong to what shows them, in the order given. They may still be checked: until
   * then their public address answers 404. @throws FILE_NOT_FOUND for somebody else's, for another purpose's or one
   * already in use; FILE_REFUSED.
   */
  async claim(
    tx: Tx,
    claim: { memberId: MemberId; purpose: UploadPurpose; fileIds: readonly FileId[] },
  ): Promise<FileRecord[]> {
    const { memberId, purpose, fileIds } = claim;
    if (fileIds.length === 0) return [];
    const rows = new Map((await this.repository.lock(tx, fileIds)).map((row) => [row.id, row]));
    const files = fileIds.map((id, at) => {
      const file = rows.get(id);
      const isOurs = file?.memberId === memberId && file.purpose === purpose && file.usedAt === null;
      if (!file || !isOurs || fileIds.indexOf(id) !== at) throw new DomainError('FILE_NOT_FOUND');
      if (file.state === 'rejected') throw new DomainError('FILE_REFUSED');
      return file;
    });
    await this.repository.markUsed(tx, fileIds, this.clock.now());
    return files;
  }

  /** Nothing shows these files any more: the clean-up takes them. */
  async release(tx: Tx, fileIds: readonly FileId[]): Promise<void> {
    await this.repository.markUnused(tx, fileIds);
  }

  /** What staff have uploaded, the newest first: the shop's library. */
  async library(filter: { purpose?: UploadPurpose; cursor?: string; limit: number }): Promise<FilePage> {
    const before = filter.cursor === undefined ? null : parseInt(filter.cursor, 36);
    if (before !== null && !Number.isSafeInteger(before))
      throw new DomainError('INVALID_INPUT', { param: 'cursor' });
    const rows = await this.repository.ofStaff(filter.purpose ?? null, before, filter.limit + 1);
    const items = rows.slice(0, filter.limit);
    const last = items.at(-1);
    return {
      items: items.map((file) => this.view(file)),
      nextCursor: rows.length > filter.limit && last ? last.id.toString(36) : null,
    };
  }

  /** Files by id; unknown ids are absent. */
  async files(fileIds: readonly FileId[]): Promise<Map<FileId, FileRecord>> {
    const rows = await this.repository.find([...new Set(fileIds)]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The address under which everybody sees the file once it is ready. */
  publicUrl(file: FileRecord): string {
    return `/${publicKey(file, 'full')}`;
  }

  /** As {@link publicUrl}, small. */
  avatarUrl(file: FileRecord): string {
    return `/${publicKey(file, '360')}`;
  }

  /** Addresses for a reader who may see the file whatever its state: its owner, or staff. */
  linksFor(file: FileRecord): FileLinks {
    const isImage = file.kind === 'image';
    if (isPublic(file))
      return { url: this.publicUrl(file), thumbUrl: isImage ? `/${publicKey(file, '360')}` : null };
    return {
      url: this.links.sign(file.id, 'full'),
      thumbUrl: isImage ? this.links.sign(file.id, '360') : null,
    };
  }

  /** As {@link linksFor}, as a picture to show. */
  imageFor(file: FileRecord): ImageView {
    const { url, thumbUrl } = this.linksFor(file);
    const { width, height, color: placeholderColor } = file;
    return { url, ...(thumbUrl ? { thumbUrl } : {}), width, height, placeholderColor };
  }

  view(file: FileRecord): FileView {
    const { kind, state, width, height, color } = file;
    const isUnseen = UPLOAD_RULES[file.purpose].isPrivate;
    return {
      id: formatId('file', file.id),
      kind,
      state: isUnseen ? 'ready' : state,
      ...this.linksFor(file),
      width,
      height,
      placeholderColor: color,
    };
  }

  /** A merge: files follow the member. */
  async absorb(
    tx: Tx,
    { keepsId, absorbsId }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<Record<string, unknown>> {
    return { files: await this.repository.reassign(tx, absorbsId, keepsId) };
  }
}
