import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS, HOUR_MS } from '@yimai/shared/kernel/clock';
import { DatabaseClock } from '../../platform/clock/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { FILE_STORE, type FileStore } from '../../platform/files/index.js';
import { JobRegistry } from '../../platform/outbox/index.js';
import { privateKey, publicKey, sizesOf } from './file-places.js';
import { MediaRepository } from './media.repository.js';
import type { FileRecord } from './media.types.js';

/** A form may stay open overnight. */
const KEPT_MS = DAY_MS;
const BATCH = 200;

/** Removes uploads that nothing came to use (U-08). */
@Injectable()
export class FileSweeper implements OnModuleInit {
  constructor(
    private readonly repository: MediaRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: DatabaseClock,
    private readonly jobs: JobRegistry,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'media.sweep',
      everyMs: HOUR_MS,
      handler: () => this.run().then(() => undefined),
    });
  }

  /** Resolves to how many went. */
  async run(): Promise<number> {
    let gone = 0;
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    for (const file of await this.repository.unused(before, BATCH)) if (await this.remove(file)) gone += 1;
    return gone;
  }

  private async remove(file: FileRecord): Promise<boolean> {
    const outcome = await this.unitOfWork.run(async (tx) => ({
      isGone: await this.repository.deleteUnused(tx, file.id),
      isShared: await this.repository.isNameShared(tx, file.name, file.id),
    }));
    if (!outcome.isGone) return false;
    for (const size of sizesOf(file)) {
      await this.store.remove(privateKey(file, size));
      if (!outcome.isShared) await this.store.remove(publicKey(file, size));
    }
    return true;
  }
}
