import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  ExponentialBackoff,
  circuitBreaker,
  handleWhen,
  retry,
  wrap,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { GatewayError } from '../../gateways/ports.js';
import { exchange, TIMED_OUT, type OutboundResponse } from './exchange.js';
import { HttpMetrics } from './metrics.js';
import { redact } from './redact.js';

export interface OutboundRequest {
  /** Names the call in metrics and logs, e.g. `refund`. */
  operation: string;
  method: 'GET' | 'POST' | 'DELETE' | 'PUT';
  /** Path with query, beginning with a slash. */
  path: string;
  /** Made anew for every attempt, so that signatures carry a fresh time and nonce. */
  headers?: Record<string, string> | (() => Record<string, string>);
  /** Sent byte for byte. */
  body?: string;
  timeoutMs?: number;
  /**
   * Repeating cannot do harm: the call reads, or carries our own number that the platform keeps unique. Only then is
   * a time-out, a broken connection, a 5xx or a 429 tried again. A connection that never came about is always tried again.
   */
  safeToRepeat?: boolean;
}

/** One attempt, for the log. Text is redacted; bodies are never part of it. */
export interface OutboundEvent {
  provider: string;
  operation: string;
  method: string;
  url: string;
  attempt: number;
  outcome: string;
  status?: number;
  durationMs: number;
}

export interface HttpClientOptions {
  provider: string;
  baseUrl: string;
  /** Same paths on another host, tried when the first does not answer. */
  fallbackBaseUrl?: string;
  timeoutMs?: number;
  /** Repetitions after the first attempt. */
  maxRetries?: number;
  firstDelayMs?: number;
  breaker?: { failures: number; openMs: number };
  metrics?: HttpMetrics;
  onAttempt?: (event: OutboundEvent) => void;
  /** Reads the platform's own code out of a 5xx or 429 body. */
  errorCodeOf?: (body: Buffer) => string | undefined;
}

const DEFAULTS = { timeoutMs: 8_000, maxRetries: 2, firstDelayMs: 200, failures: 8, openMs: 15_000 };

/** An attempt that failed, with what the retry and the breaker need to know about it. */
class AttemptFailure extends Error {
  constructor(
    readonly outcome: 'timeout' | 'connect' | 'broken' | '5xx' | '429',
    readonly detail: string,
    readonly providerCode?: string,
  ) {
    super(detail);
  }
}

/**
 * The one way out to other systems. Throws only `GatewayError`: `unknown` when the call may have had an effect
 * (time-out, broken connection, 5xx, 429), `unavailable` when it was certainly not received (no connection, circuit
 * open). Every other status is returned for the gateway to judge.
 */
export class HttpClient {
  private readonly breaker: CircuitBreakerPolicy;
  readonly metrics: HttpMetrics;

  constructor(private readonly options: HttpClientOptions) {
    this.metrics = options.metrics ?? new HttpMetrics();
    const { failures, openMs } = options.breaker ?? DEFAULTS;
    // Being told to slow down is no sign of illness.
    const ill = handleWhen((error) => error instanceof AttemptFailure && error.outcome !== '429');
    this.breaker = circuitBreaker(ill, { halfOpenAfter: openMs, breaker: new ConsecutiveBreaker(failures) });
  }

  async send(request: OutboundRequest): Promise<OutboundResponse> {
    const again = retry(
      handleWhen(
        (error) =>
          error instanceof AttemptFailure && (request.safeToRepeat === true || error.outcome === 'connect'),
      ),
      {
        maxAttempts: this.options.maxRetries ?? DEFAULTS.maxRetries,
        backoff: new ExponentialBackoff({
          initialDelay: this.options.firstDelayMs ?? DEFAULTS.firstDelayMs,
          maxDelay: 5_000,
        }),
      },
    );
    let attempt = 0;
    // Once one attempt may have arrived, a later one that certainly did not changes nothing: the outcome is unknown.
    let mayHaveArrived = false;
    try {
      return await wrap(again, this.breaker).execute(async () => {
        attempt += 1;
        try {
          return await this.attempt(request, attempt);
        } catch (error) {
          mayHaveArrived ||= error instanceof AttemptFailure && error.outcome !== 'connect';
          throw error;
        }
      });
    } catch (error) {
      throw this.explain(request, { error, mayHaveArrived });
    }
  }

  private async attempt(request: OutboundRequest, attempt: number): Promise<OutboundResponse> {
    const { baseUrl, fallbackBaseUrl } = this.options;
    const base = attempt % 2 === 0 ? (fallbackBaseUrl ?? baseUrl) : baseUrl;
    const started = performance.now();
    const report = (outcome: string, status?: number): void =>
      this.report(request, {
        url: redact(`${base}${request.path}`),
        attempt,
        outcome,
        status,
        durationMs: Math.round(performance.now() - started),
      });
    try {
      const response = await this.exchange(request, base);
      report(response.status === 429 ? '429' : `${Math.floor(response.status / 100)}xx`, response.status);
      this.refuseUnfinished(response);
      return response;
    } catch (error) {
      const unanswered =
        error instanceof AttemptFailure && error.outcome !== '5xx' && error.outcome !== '429';
      if (unanswered) report(error.outcome);
      throw error;
    }
  }

  private async exchange(request: OutboundRequest, base: string): Promise<OutboundResponse> {
    const headers = typeof request.headers === 'function' ? request.headers() : request.headers;
    try {
      return await exchange(`${base}${request.path}`, {
        method: request.method,
        headers,
        body: request.body,
        timeoutMs: request.timeoutMs ?? this.options.timeoutMs ?? DEFAULTS.timeoutMs,
      });
    } catch (error) {
      throw asFailure(error);
    }
  }

  private refuseUnfinished(response: OutboundResponse): void {
    if (response.status < 500 && response.status !== 429) return;
    const code = this.options.errorCodeOf?.(response.body);
    throw new AttemptFailure(
      response.status === 429 ? '429' : '5xx',
      `HTTP ${response.status}`,
      code ?? `HTTP_${response.status}`,
    );
  }

  private report(
    request: OutboundRequest,
    event: Omit<OutboundEvent, 'provider' | 'operation' | 'method'>,
  ): void {
    const full = {
      provider: this.options.provider,
      operation: request.operation,
      method: request.method,
      ...event,
    };
    this.metrics.record(full);
    this.options.onAttempt?.(full);
  }

  private explain(request: OutboundRequest, end: { error: unknown; mayHaveArrived: boolean }): unknown {
    const { provider } = this.options;
    const failure = end.mayHaveArrived ? 'unknown' : 'unavailable';
    if (end.error instanceof BrokenCircuitError) {
      this.metrics.record({
        provider,
        operation: request.operation,
        attempt: 1,
        outcome: 'circuit-open',
        durationMs: 0,
      });
      return new GatewayError(
        failure,
        provider,
        'CIRCUIT_OPEN',
        `${request.operation} not sent, the circuit is open`,
      );
    }
    if (!(end.error instanceof AttemptFailure)) return end.error;
    const code = end.error.providerCode ?? end.error.outcome.toUpperCase();
    return new GatewayError(
      failure,
      provider,
      code,
      `${request.operation} failed: ${redact(end.error.detail)}`,
    );
  }
}

/** Errors before a connection stood: the platform cannot have seen the request. */
const NEVER_SENT = new Set(['connect', 'getaddrinfo']);

/** Reads errors by shape: they may come from another realm, where `instanceof` does not hold. */
function asFailure(error: unknown): AttemptFailure {
  const { code, message, syscall, errors } = error as Partial<NodeJS.ErrnoException> & { errors?: unknown[] };
  if (code === TIMED_OUT) return new AttemptFailure('timeout', message ?? code);
  // A name with several addresses fails with the failure of each.
  const [first] = (errors ?? []) as NodeJS.ErrnoException[];
  const isUnsent = NEVER_SENT.has(syscall ?? first?.syscall ?? '');
  return new AttemptFailure(isUnsent ? 'connect' : 'broken', message || code || String(error));
}
