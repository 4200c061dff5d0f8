import { Injectable } from '@nestjs/common';
import { isOpen, transitionAftersale } from '@yimai/shared/domain/aftersale/transitions';
import type { AftersaleEvent } from '@yimai/shared/domain/aftersale/types';
import type { Id, MemberId, OrderId, OrderLineId } from '@yimai/shared/kernel/id';
import { Ids } from '../../platform/clock/index.js';
import { isDuplicateKey, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { AftersaleRepository, type CaseFilter } from './aftersale.repository.js';
import type { AftersaleCase, AftersaleEventRow } from './aftersale.types.js';

export type NewCase = Pick<
  AftersaleCase,
  | 'orderId'
  | 'orderLineId'
  | 'memberId'
  | 'kind'
  | 'quantity'
  | 'amountFen'
  | 'freightFen'
  | 'reason'
  | 'note'
  | 'evidence'
>;

export interface CaseMove {
  event: AftersaleEvent;
  /** `member:{id}`, `staff:{id}` or `system`. */
  actor: string;
  reason: string;
  at: Date;
}

/** After-sale cases and their history. What a case does to money, stock and commission is the workflows' work. */
@Injectable()
export class AftersaleService {
  constructor(
    private readonly repository: AftersaleRepository,
    private readonly ids: Ids,
  ) {}

  /** @throws AFTERSALE_IN_PROGRESS when the line has an open case. */
  async open(tx: Tx, input: NewCase, at: Date): Promise<AftersaleCase> {
    const row: AftersaleCase = {
      ...input,
      id: this.ids.next('aftersale'),
      state: 'requested',
      rejectReason: null,
      returnCarrier: null,
      returnTrackingNumber: null,
      openLineId: input.orderLineId,
      requestedAt: at,
      closedAt: null,
    };
    try {
      await this.repository.insert(tx, row);
    } catch (error) {
      if (isDuplicateKey(error)) throw new DomainError('AFTERSALE_IN_PROGRESS');
      throw error;
    }
    return row;
  }

  /** @throws AFTERSALE_NOT_FOUND */
  async get(id: Id<'aftersale'>): Promise<AftersaleCase> {
    const row = await this.repository.get(id);
    if (!row) throw new DomainError('AFTERSALE_NOT_FOUND');
    return row;
  }

  /** The row, locked; lock its order first. */
  async lock(tx: Tx, id: Id<'aftersale'>): Promise<AftersaleCase> {
    const row = await this.repository.lock(tx, id);
    if (!row) throw new DomainError('AFTERSALE_NOT_FOUND');
    return row;
  }

  /** @throws AFTERSALE_STATE for a move the table of the domain does not know. */
  async transition(tx: Tx, row: AftersaleCase, move: CaseMove): Promise<AftersaleCase> {
    const result = transitionAftersale(row.kind, row.state, move.event);
    if (!result.ok) throw new DomainError('AFTERSALE_STATE', { facts: { ...result } });
    const ends = !isOpen(result.to);
    const changes: Partial<AftersaleCase> = {
      state: result.to,
      ...(move.event === 'rejected' ? { rejectReason: move.reason } : {}),
      ...(ends ? { openLineId: null, closedAt: move.at } : {}),
    };
    await this.repository.save(tx, row.id, changes);
    await this.note(tx, { row, toState: result.to, ...move });
    return { ...row, ...changes };
  }

  /** The buyer's parcel is on its way back: no change of state, but part of the history. */
  async recordReturn(
    tx: Tx,
    row: AftersaleCase,
    parcel: { carrier: string; trackingNumber: string; actor: string; at: Date; text: string },
  ): Promise<AftersaleCase> {
    if (row.state !== 'awaitingReturn') throw new DomainError('AFTERSALE_STATE');
    const changes = { returnCarrier: parcel.carrier, returnTrackingNumber: parcel.trackingNumber };
    await this.repository.save(tx, row.id, changes);
    await this.note(tx, { row, toState: row.state, actor: parcel.actor, reason: parcel.text, at: parcel.at });
    return { ...row, ...changes };
  }

  ofOrders(orderIds: readonly OrderId[], tx?: Tx): Promise<AftersaleCase[]> {
    return this.repository.ofOrders(orderIds, tx);
  }

  list(filter: CaseFilter): Promise<AftersaleCase[]> {
    return this.repository.list(filter);
  }

  async events(ids: readonly Id<'aftersale'>[]): Promise<Map<number, AftersaleEventRow[]>> {
    const byCase = new Map<number, AftersaleEventRow[]>();
    for (const event of await this.repository.events(ids))
      byCase.set(event.aftersaleId, [...(byCase.get(event.aftersaleId) ?? []), event]);
    return byCase;
  }

  /** Lines with an open case: their commission must wait. */
  openLineIds(lineIds: readonly OrderLineId[]): Promise<Set<number>> {
    return this.repository.openLineIds(lineIds);
  }

  /** A merge: cases follow the member. */
  async absorb(
    tx: Tx,
    { keepsId, absorbsId }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<Record<string, unknown>> {
    return { aftersaleCases: await this.repository.reassign(tx, absorbsId, keepsId) };
  }

  private note(
    tx: Tx,
    event: { row: AftersaleCase; toState: string; actor: string; reason: string; at: Date },
  ): Promise<void> {
    return this.repository.insertEvent(tx, {
      id: this.ids.next('event'),
      aftersaleId: event.row.id,
      fromState: event.row.state,
      toState: event.toState,
      actor: event.actor,
      reason: event.reason.slice(0, 200),
      at: event.at,
    });
  }
}
