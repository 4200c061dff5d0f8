import { ConsoleLogger } from '@nestjs/common';
import { loggableError } from './loggable-error.js';

function withoutValues(message: unknown): unknown {
  if (message instanceof Error) return loggableError(message);
  if (typeof message === 'object' && message !== null && 'err' in message)
    return { ...message, err: loggableError(message.err) };
  return message;
}

/** Nest's logger for warnings and errors; of an error it keeps what a log may keep. */
export class ProcessLogger extends ConsoleLogger {
  constructor() {
    super({ logLevels: ['error', 'warn', 'fatal'] });
  }

  override error(message: unknown, ...rest: unknown[]): void {
    super.error(withoutValues(message), ...rest);
  }

  override warn(message: unknown, ...rest: unknown[]): void {
    super.warn(withoutValues(message), ...rest);
  }
}
