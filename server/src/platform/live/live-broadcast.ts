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

/**
 * Sends to a member wherever the page is open: through Redis to every process where REDIS_URL is set, else in this
 * process only. Best effort by contract: pages read again when they reconnect, so a lost message loses nothing.
 */
@Injectable()
export class LiveBroadcast implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger('live');
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
    // Sent again by the client after every reconnect.
    void subscriber.subscribe(CHANNEL).catch((error: unknown) => this.complain(error));
    this.subscriber = subscriber;
  }

  async send(memberId: number, message: LiveMessage): Promise<void> {
    if (this.publisher?.status === 'ready') {
      try {
        await this.publisher.publish(CHANNEL, JSON.stringify({ memberId, message }));
        return;
      } catch (error) {
        this.complain(error);
      }
    }
    this.hub.send(memberId, message);
  }

  beforeApplicationShutdown(): void {
    this.publisher?.disconnect();
    this.subscriber?.disconnect();
  }

  private deliver(text: string): void {
    const { memberId, message } = JSON.parse(text) as { memberId: number; message: LiveMessage };
    this.hub.send(memberId, message);
  }

  private connect(Client: typeof Redis, url: string): Redis {
    const redis = new Client(url, {
      maxRetriesPerRequest: 1,
      enableOfflineQueue: true,
      connectTimeout: 2_000,
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
