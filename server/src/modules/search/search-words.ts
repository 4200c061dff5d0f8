import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { findWording } from '@yimai/shared/domain/content/wording';
import { addDays, HOUR_MS, shanghaiDay } from '@yimai/shared/kernel/clock';
import { LRUCache } from 'lru-cache';
import { DatabaseClock } from '../../platform/clock/index.js';
import { UnitOfWork, type Tx } from '../../platform/db/index.js';
import { JobRegistry } from '../../platform/outbox/index.js';
import { SearchRepository, type WordCount } from './search.repository.js';

const DAYS = 30;
/** A word that fewer people searched could be about one of them. */
const LEAST_DEVICES = 3;
const WORDS_PER_DEVICE_AND_DAY = 50;
const MAX_LENGTH = 20;
const POPULAR_READ = 300;
const FRESH_MS = 60_000;

interface Popular {
  popular: WordCount[];
  blocked: Set<string>;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** Whether a word may be shown to others at all: long numbers are somebody's, and the shop recommends nothing the law forbids. */
export function isShowable(word: string): boolean {
  return [...word].length <= MAX_LENGTH && !/\d{5,}|[@/\\]/.test(word) && findWording(word).length === 0;
}

/** What people search and find: counted by day, without anybody's name, and told as hot words. */
@Injectable()
export class SearchWords implements OnModuleInit {
  private readonly known = new LRUCache<'popular', Popular>({ max: 1, ttl: FRESH_MS });

  constructor(
    private readonly repository: SearchRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobRegistry,
    private readonly clock: DatabaseClock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({ name: 'search.forget', everyMs: HOUR_MS, handler: () => this.forget() });
  }

  /** A device searched this word (spelled plainly) and something was found. Counts once a day. */
  async note(deviceId: string, word: string): Promise<void> {
    if (!isShowable(word)) return;
    const day = shanghaiDay(this.clock.now());
    // The day is part of the mark: nobody can follow a device from one day to the next.
    const deviceMark = digest(`${day} ${deviceId}`);
    await this.unitOfWork.run(async (tx) => {
      if ((await this.repository.wordsOf(tx, day, deviceMark)) >= WORDS_PER_DEVICE_AND_DAY) return;
      const row = { day, deviceMark, wordMark: digest(word) };
      if (await this.repository.mark(tx, row)) await this.repository.count(tx, day, word);
    });
  }

  /** What many searched in thirty days and nobody blocked, at most a minute old. */
  async hot(): Promise<string[]> {
    const { popular, blocked } = await this.read();
    return popular.map(({ word }) => word).filter((word) => !blocked.has(word));
  }

  /** For staff: fresh, and with what they blocked. */
  async forStaff(): Promise<{ popular: WordCount[]; blocked: string[] }> {
    this.known.clear();
    const { popular, blocked } = await this.read();
    return { popular, blocked: [...blocked] };
  }

  async block(tx: Tx, words: readonly string[]): Promise<void> {
    await this.repository.replaceBlocked(tx, [...new Set(words)]);
    tx.afterCommit(() => this.known.clear());
  }

  private async read(): Promise<Popular> {
    const known = this.known.get('popular');
    if (known) return known;
    const since = addDays(shanghaiDay(this.clock.now()), 1 - DAYS);
    const [popular, blocked] = await Promise.all([
      this.repository.popular(since, LEAST_DEVICES, POPULAR_READ),
      this.repository.blocked(),
    ]);
    const read = { popular, blocked: new Set(blocked) };
    this.known.set('popular', read);
    return read;
  }

  private async forget(): Promise<void> {
    const today = shanghaiDay(this.clock.now());
    await this.unitOfWork.run((tx) =>
      this.repository.forget(tx, { marks: today, counts: addDays(today, 1 - DAYS) }),
    );
  }
}
