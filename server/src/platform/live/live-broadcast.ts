import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { LiveMessage } from '@yimai/shared/contracts/distributor';
import type { Redis } from 'ioredis';
import { APP_CONFIG, type AppConfig } from '../config/index.js';
import { LiveHub } from './live-hub.js';

const CHANNEL = 'yimai:live';
const QUIET_MS = 60_000;

interface Relayed {
  /** The process that sent it and has told its own pages already. */
  from: string;
  memberId: number;
  message: LiveMessage;
}

/**
 * Sends to a member wherever the page is open: in this process at once, and through Redis in every other where
 * REDIS_URL is set. Best effort by contract: pages read again when they reconnect, so a lost message loses nothing, and
 * nobody waits for a Redis that does not answer.
 */
@Injectable()
export class LiveBroadcast implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger('live');
  private readonly id = randomUUID();
  private publisher: Redis | undefined;
  private subscriber: Redis | undefined;
  private complainedAt = -Infinity;

  constructor(
    private readonly hub: LiveHub,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    const { REDIS_URL } = this.config;
    if (!REDIS_URL) return;
    const { Redis } = await import('ioredis');
    this.publisher = this.connect(Redis, REDIS_URL);
    const subscriber = this.connect(Redis, REDIS_URL);
    subscriber.on('message', (_channel: string, text: string) => this.deliver(text));
    // With every connection anew: the first may come long after the start.
    subscriber.on(
      'ready',
      () => void subscriber.subscribe(CHANNEL).catch((error: unknown) => this.complain(error)),
    );
    this.subscriber = subscriber;
  }

  send(memberId: number, message: LiveMessage): Promise<void> {
    this.hub.send(memberId, message);
    if (this.publisher?.status === 'ready') {
      const relayed: Relayed = { from: this.id, memberId, message };
      void this.publisher
        .publish(CHANNEL, JSON.stringify(relayed))
        .catch((error: unknown) => this.complain(error));
    }
    return Promise.resolve();
  }

  beforeApplicationShutdown(): void {
    this.publisher?.disconnect();
    this.subscriber?.disconnect();
  }

  private deliver(text: string): void {
    const { from, memberId, message } = JSON.parse(text) as Relayed;
    if (from !== this.id) this.hub.send(memberId, message);
  }

  private connect(Client: typeof Redis, url: string): Redis {
    const redis = new Client(url, {
      maxRetriesPerRequest: 1,
      enableOfflineQueue: true,
      connectTimeout: 2_000,
      // One that accepts and never answers is left, so that nothing piles up in memory.
      socketTimeout: 5_000,
      autoResubscribe: false,
    });
    redis.on('error', (error: unknown) => this.complain(error));
    return redis;
  }

  /** Redis may be away for hours; the log should say so, not fill up. */
  private complain(error: unknown): void {
    if (performance.now() - this.complainedAt < QUIET_MS) return;
    this.complainedAt = performance.now();
    this.log.warn({ err: error }, 'redis is away: live messages stay in this process');
  }
}
