/** What a log keeps of an error: enough to find the cause, and no value that somebody typed. */
export interface LoggableError {
  type: string;
  message: string;
  code?: string | number;
  errno?: number;
  stack: string;
  [more: string]: unknown;
  cause?: LoggableError;
}

const FRAME = /^\s+at /;

/** The database's sentences quote what was sent: `Duplicate entry '13800000000' for key …`. */
function withoutQuotedValues(message: string): string {
  return message
    .replace(/\nparams: [\s\S]*$/, '')
    .replace(/(entry|value:?|near) '[\s\S]*?'(?= for | at |$)/g, "$1 '…'");
}

/** The message of an error as a log or a table may keep it. */
export function loggableMessage(error: unknown): string {
  return error instanceof Error ? withoutQuotedValues(error.message) : typeof error;
}

/**
 * Drivers hang the statement with its values onto their errors, in `sql`, `params` and in the message, which the stack
 * repeats. Kept: type, codes, the message without values, the frames, and the same of the cause.
 */
export function loggableError(error: unknown): LoggableError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const { code, errno } = error as { code?: unknown; errno?: unknown };
  return {
    type: error.name,
    message: loggableMessage(error),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof errno === 'number' ? { errno } : {}),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => FRAME.test(line))
      .join('\n'),
    ...(error.cause === undefined ? {} : { cause: loggableError(error.cause) }),
  };
}
