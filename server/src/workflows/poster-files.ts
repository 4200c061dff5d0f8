import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import type { MemberId } from '@yimai/shared/kernel/id';
import { keyOf, MediaService, type FileId, type FileRecord } from '../modules/media/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { contentTypeOf, FILE_STORE, isFileKey, type FileStore } from '../platform/files/index.js';
import { DomainError } from '../platform/http/index.js';
import { readOwnFile } from '../platform/imaging/own-files.js';
import { JobRegistry } from '../platform/outbox/index.js';

/** A drawn poster is drawn again when it is asked for again, so nothing is lost by forgetting it. */
const KEPT_DAYS = 7;
const FOLDER = 'files/posters';

/** Posters in the store, by what they show; and the shop's own pictures that they are drawn from. */
@Injectable()
export class PosterFiles implements OnModuleInit {
  constructor(
    private readonly media: MediaService,
    private readonly clock: DatabaseClock,
    private readonly jobs: JobRegistry,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  onModuleInit(): void {
    const handler = async (): Promise<void> => void (await this.sweep());
    this.jobs.every({ name: 'poster.sweep', everyMs: DAY_MS, handler });
  }

  /** `content` decides the name: what looks the same is the same file. The code in it leads to this installation. */
  nameOf(content: unknown, extension: 'png' | 'jpg'): string {
    const all = JSON.stringify([this.config.PUBLIC_BASE_URL, content]);
    const hash = createHash('sha256').update(all).digest('hex').slice(0, 32);
    return `${hash}.${extension}`;
  }

  urlOf(name: string): string {
    return `/${FOLDER}/${name}`;
  }

  has(name: string): Promise<boolean> {
    return this.store.has(`${FOLDER}/${name}`);
  }

  save(name: string, bytes: Buffer): Promise<void> {
    return this.store.put(`${FOLDER}/${name}`, bytes, contentTypeOf(name));
  }

  /** A picture of the shop by its address, or null: a poster must not wait for, or fetch from, somebody else's host. */
  async picture(url: string | null): Promise<Buffer | null> {
    if (url === null) return null;
    return (
      (await readOwnFile(this.config.DATA_DIR, url)) ??
      this.stored(url.replace(/^\//, '').split('?')[0] ?? '')
    );
  }

  /**
   * A member's own ground. While a platform still looks at it, it may be previewed but not taken along.
   * @throws FILE_NOT_FOUND for somebody else's, FILE_UNSUITABLE for another purpose's, FILE_REFUSED,
   * POSTER_BACKGROUND_CHECKING.
   */
  async background(memberId: MemberId, fileId: FileId, quality: 'preview' | 'full'): Promise<FileRecord> {
    const file = (await this.media.files([fileId])).get(fileId);
    if (file?.memberId !== memberId) throw new DomainError('FILE_NOT_FOUND');
    if (file.purpose !== 'poster') throw new DomainError('FILE_UNSUITABLE');
    if (file.state === 'rejected') throw new DomainError('FILE_REFUSED');
    if (quality === 'full' && file.state !== 'ready') throw new DomainError('POSTER_BACKGROUND_CHECKING');
    return file;
  }

  /** @throws FILE_NOT_FOUND once it was swept. */
  async bytesOf(file: FileRecord): Promise<Buffer> {
    const bytes = await this.stored(keyOf(file, 'full'));
    if (!bytes) throw new DomainError('FILE_NOT_FOUND');
    return bytes;
  }

  private async stored(key: string): Promise<Buffer | null> {
    const found = isFileKey(key) ? await this.store.open(key) : null;
    return found && Buffer.concat((await found.stream.toArray()) as Buffer[]);
  }

  /** Forgets what was drawn a week ago. @returns how many. */
  async sweep(): Promise<number> {
    const before = this.clock.now().getTime() - KEPT_DAYS * DAY_MS;
    let swept = 0;
    for await (const { key, modifiedAt } of this.store.list(FOLDER)) {
      if (modifiedAt.getTime() >= before) continue;
      await this.store.remove(key);
      swept += 1;
    }
    return swept;
  }
}
