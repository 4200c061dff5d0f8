import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { DatabaseClock } from '../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { fileExists, filesFolder, readOwnFile, writeOwnFile } from '../platform/imaging/own-files.js';
import { JobRegistry } from '../platform/outbox/index.js';

/** A drawn poster is drawn again when it is asked for again, so nothing is lost by forgetting it. */
const KEPT_DAYS = 7;

/** Posters on disk, by what they show; and the shop's own pictures that they are drawn from. */
@Injectable()
export class PosterFiles implements OnModuleInit {
  private readonly folder: string;

  constructor(
    private readonly clock: DatabaseClock,
    private readonly jobs: JobRegistry,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {
    this.folder = path.join(filesFolder(config.DATA_DIR), 'posters');
  }

  onModuleInit(): void {
    const handler = async (): Promise<void> => void (await this.sweep());
    this.jobs.every({ name: 'poster.sweep', everyMs: DAY_MS, handler });
  }

  /** `content` decides the name: what looks the same is the same file. */
  nameOf(content: unknown, extension: 'png' | 'jpg'): string {
    const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
    return `${hash}.${extension}`;
  }

  urlOf(name: string): string {
    return `/files/posters/${name}`;
  }

  has(name: string): Promise<boolean> {
    return fileExists(path.join(this.folder, name));
  }

  save(name: string, bytes: Buffer): Promise<void> {
    return writeOwnFile(path.join(this.folder, name), bytes);
  }

  /** A picture of the shop by its address, or null: a poster must not wait for, or fetch from, somebody else's host. */
  picture(url: string | null): Promise<Buffer | null> {
    return url === null ? Promise.resolve(null) : readOwnFile(this.config.DATA_DIR, url);
  }

  /** Forgets what was drawn a week ago. @returns how many. */
  async sweep(): Promise<number> {
    const before = this.clock.now().getTime() - KEPT_DAYS * DAY_MS;
    let swept = 0;
    for (const name of await readdir(this.folder).catch(() => [])) {
      const file = path.join(this.folder, name);
      if ((await stat(file)).mtimeMs >= before) continue;
      await rm(file, { force: true });
      swept += 1;
    }
    return swept;
  }
}
