import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { Redis } from 'ioredis';
import { invariant } from '@yimai/shared/kernel/invariant';
import { freePorts } from '../../../config/lib/ports.mjs';

const READY_WITHIN_MS = 15_000;

/** A Redis of one spec: in memory only, on a loopback port of its own that it keeps over restarts. */
export class PrivateRedis {
  private child: ChildProcess | undefined;

  private constructor(private readonly port: number) {}

  /** With a port, and not running yet. */
  static async reserve(): Promise<PrivateRedis> {
    const [port = 0] = await freePorts(1);
    return new PrivateRedis(port);
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const program = process.env['YIMAI_REDIS_SERVER'];
    invariant(program, 'these specs need redis-server: install it, or name it in YIMAI_REDIS_SERVER');
    const flags = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.child = spawn(program, [...flags, '--dir', tmpdir()], { stdio: 'ignore' });
    await this.ask((redis) => redis.ping());
  }

  /** Forgets everything, as an operator's slip would. */
  async flush(): Promise<void> {
    await this.ask((redis) => redis.flushall());
  }

  /** How often a command ran since the start. */
  async calls(command: string): Promise<number> {
    const text = await this.ask((redis) => redis.info('commandstats'));
    return Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(text)?.[1] ?? 0);
  }

  /** How many connections listen to a channel. */
  subscribers(channel: string): Promise<number> {
    return this.ask(async (redis) => Number((await redis.pubsub('NUMSUB', channel))[1]));
  }

  /** Dies without a word; so it does at the end, having nothing to keep. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Alive, and answers nobody until {@link thaw}. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  private async ask<T>(question: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
    redis.on('error', () => undefined); // Not listening yet: the next attempt tells.
    const late = setTimeout(() => redis.disconnect(), READY_WITHIN_MS);
    try {
      return await question(redis);
    } finally {
      clearTimeout(late);
      redis.disconnect();
    }
  }
}
