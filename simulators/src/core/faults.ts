import type { FastifyRequest } from 'fastify';

export const FAULT_KINDS = ['http500', 'http429', 'timeoutBefore', 'timeoutAfter', 'delayMs'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** One planned failure. `operation` is a provider's operation name or `*`; `remaining` counts down to nothing. */
export interface Fault {
  id: string;
  provider: string;
  operation: string;
  kind: FaultKind;
  /** For `delayMs`: how long to wait. For the timeouts: how long to hang before the connection is cut (30 s). */
  delayMs: number;
  remaining: number;
}

const HANG_MS = 30_000;

/** Planned failures. Not persisted: a restart heals everything. */
export class FaultPlan {
  private faults: Fault[] = [];
  private sequence = 0;

  add(fault: {
    provider: string;
    operation?: string;
    kind: FaultKind;
    delayMs?: number;
    count?: number;
  }): Fault {
    this.sequence += 1;
    const added: Fault = {
      id: `fault-${this.sequence}`,
      provider: fault.provider,
      operation: fault.operation ?? '*',
      kind: fault.kind,
      delayMs: fault.delayMs ?? (fault.kind === 'delayMs' ? 1_000 : HANG_MS),
      remaining: fault.count ?? 1,
    };
    this.faults.push(added);
    return added;
  }

  list(): readonly Fault[] {
    return this.faults;
  }

  remove(id?: string): void {
    this.faults = id === undefined ? [] : this.faults.filter((fault) => fault.id !== id);
  }

  /** Takes the first fault of one of these kinds that fits, and counts it. */
  take(provider: string, operation: string, kinds: readonly FaultKind[]): Fault | undefined {
    const fault = this.faults.find(
      (f) =>
        f.provider === provider &&
        (f.operation === '*' || f.operation === operation) &&
        kinds.includes(f.kind),
    );
    if (!fault) return undefined;
    fault.remaining -= 1;
    if (fault.remaining <= 0) this.remove(fault.id);
    return fault;
  }
}

/** Leaves the caller without an answer: the connection is cut after `waitMs`, and nothing is ever replied. */
export function hang(request: FastifyRequest, waitMs: number): Promise<never> {
  const socket = request.raw.socket;
  const timer = setTimeout(() => socket.destroy(), waitMs);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
  return new Promise<never>(() => undefined);
}
