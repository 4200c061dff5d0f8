import { errorMessage, type ErrorCode } from '@yimai/shared/api/errors';

/**
 * A refusal the caller can understand. `facts` are for the log and for support; `message` replaces the catalogue's
 * sentence only where a more precise one helps the person.
 */
export class DomainError extends Error {
  readonly param?: string;
  readonly facts: Record<string, unknown>;

  constructor(
    readonly code: ErrorCode,
    options: { message?: string; param?: string; facts?: Record<string, unknown> } = {},
  ) {
    super(options.message ?? errorMessage(code));
    this.name = 'DomainError';
    this.param = options.param;
    this.facts = options.facts ?? {};
  }
}
