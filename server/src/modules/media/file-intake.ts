import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  judgeUpload,
  MAX_PIXELS,
  UPLOAD_RULES,
  type FileKind,
  type UploadFacts,
  type UploadPurpose,
  type UploadRefusal,
} from '@yimai/shared/domain/media/uploads';
import type { ErrorCode } from '@yimai/shared/api/errors';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { UnitOfWork, type Tx } from '../../platform/db/index.js';
import { contentTypeOf, FILE_STORE, type FileStore } from '../../platform/files/index.js';
import { DomainError } from '../../platform/http/index.js';
import { kindOfContent, takePicture } from '../../platform/imaging/intake.js';
import { readFilm } from '../../platform/imaging/mp4.js';
import { Semaphore } from './semaphore.js';
import { keyOf } from './file-places.js';
import { MediaRepository } from './media.repository.js';
import type { FileRecord, FileSize, FileState, Uploader } from './media.types.js';

/** A file opened and made ours, before it has a row. */
interface Opened {
  facts: Omit<UploadFacts, 'uploadedToday'>;
  shape: Pick<FileRecord, 'kind' | 'extension' | 'width' | 'height' | 'color'>;
  full: Buffer;
  parts: readonly { size: FileSize; bytes: Buffer }[];
}

const CODES: Readonly<Record<UploadRefusal['reason'], ErrorCode>> = {
  kind: 'FILE_TYPE_UNSUPPORTED',
  size: 'FILE_TOO_LARGE',
  pixels: 'FILE_UNSUITABLE',
  count: 'FILE_DAILY_LIMIT',
};
const FILM_COLOR = '#1f1b18';
/** Pictures decoded at once: each takes some tens of megabytes. */
const AT_ONCE = 2;

/** Takes files in: opens, judges, encodes anew, stores. */
@Injectable()
export class FileIntake {
  private readonly decoding = new Semaphore(AT_ONCE);

  constructor(
    private readonly repository: MediaRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /**
   * `announce` runs in the transaction that makes the row. @throws FILE_TYPE_UNSUPPORTED, FILE_BROKEN, FILE_TOO_LARGE,
   * FILE_UNSUITABLE, FILE_DAILY_LIMIT, FILE_REFUSED.
   */
  async take(
    who: Uploader,
    { purpose, bytes }: { purpose: UploadPurpose; bytes: Buffer },
    announce: (tx: Tx, file: FileRecord) => Promise<void>,
  ): Promise<FileRecord> {
    const at = this.clock.now();
    const uploadedToday = await this.repository.countSince(who, purpose, new Date(at.getTime() - DAY_MS));
    const rule = UPLOAD_RULES[purpose];
    if (uploadedToday >= rule.perDay) throw new DomainError('FILE_DAILY_LIMIT');
    const opened = await this.decoding.run(() => open(bytes, rule.kinds));
    const verdict = judgeUpload(rule, { ...opened.facts, uploadedToday });
    if (!verdict.ok)
      throw new DomainError(CODES[verdict.reason], { message: verdict.message, param: 'file' });
    const name = createHash('sha256').update(opened.full).digest('hex').slice(0, 32);
    const file: FileRecord = {
      id: this.ids.next('file'),
      memberId: 'memberId' in who ? who.memberId : null,
      staffId: 'staffId' in who ? who.staffId : null,
      purpose,
      ...opened.shape,
      name,
      bytes: opened.full.length,
      state: rule.isChecked ? await this.firstState(name) : 'ready',
      checkReference: null,
      // What staff upload is the shop's library, used or not.
      usedAt: 'staffId' in who ? at : null,
      createdAt: at,
    };
    // The bytes first: a row without bytes would be a broken picture, bytes without a row are only dust.
    for (const { size, bytes: part } of opened.parts) {
      const key = keyOf(file, size);
      await this.store.put(key, part, contentTypeOf(key));
    }
    await this.unitOfWork.run(async (tx) => {
      await this.repository.insert(tx, file);
      await announce(tx, file);
    });
    return file;
  }

  private async firstState(name: string): Promise<FileState> {
    const before = await this.repository.judgedBefore(name);
    if (before === 'rejected') throw new DomainError('FILE_REFUSED');
    return before ?? 'checking';
  }
}

async function open(bytes: Buffer, kinds: readonly FileKind[]): Promise<Opened> {
  const kind = await kindOfContent(bytes);
  if (!kind) throw new DomainError('FILE_TYPE_UNSUPPORTED', { param: 'file', message: unsupported(kinds) });
  return kind === 'image' ? openPicture(bytes) : openFilm(bytes);
}

function unsupported(kinds: readonly FileKind[]): string {
  const films = kinds.includes('video') ? '，或 MP4 视频' : '';
  return `不支持这种文件，请上传 JPG、PNG 或 WebP 图片${films}`;
}

async function openPicture(bytes: Buffer): Promise<Opened> {
  const taken = await takePicture(bytes, MAX_PIXELS);
  if (taken === 'broken') throw new DomainError('FILE_BROKEN', { param: 'file' });
  if (taken === 'bomb')
    throw new DomainError('FILE_UNSUITABLE', { message: '图片像素过大，请缩小后再上传', param: 'file' });
  const { full, variants, extension, color, width, height, original } = taken;
  return {
    facts: { kind: 'image', bytes: bytes.length, seconds: 0, ...original },
    shape: { kind: 'image', extension, width, height, color },
    full,
    parts: [
      { size: 'full', bytes: full },
      ...variants.map((variant) => ({ size: variant.name, bytes: variant.bytes })),
    ],
  };
}

function openFilm(bytes: Buffer): Opened {
  const film = readFilm(bytes);
  if (!film) throw new DomainError('FILE_BROKEN', { param: 'file' });
  const { width, height } = film;
  return {
    facts: { kind: 'video', bytes: bytes.length, ...film },
    shape: { kind: 'video', extension: 'mp4', width, height, color: FILM_COLOR },
    full: bytes,
    parts: [{ size: 'full', bytes }],
  };
}
