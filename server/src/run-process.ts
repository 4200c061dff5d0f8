import type { INestApplicationContext } from '@nestjs/common';
import { ConfigError } from './platform/config/index.js';

const ENDS = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/**
 * The life of a server process: it says in one line of JSON that it is ready, and where; asked to end, it finishes what
 * it has begun and exits with 0, so that whoever watches it can tell an end from a crash.
 */
export async function runProcess(
  start: () => Promise<{ app: INestApplicationContext; ready: Record<string, unknown> }>,
): Promise<void> {
  try {
    const { app, ready } = await start();
    app.enableShutdownHooks(ENDS, { useProcessExit: true });
    process.stdout.write(`${JSON.stringify({ ready: true, ...ready })}\n`);
  } catch (error) {
    // A bad value is the operator's to mend: the sentence is enough. Anything else needs the stack.
    process.stderr.write(
      error instanceof ConfigError
        ? `${error.message}\n`
        : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1); // Pools and timers that are open already must not keep half a server running.
  }
}
