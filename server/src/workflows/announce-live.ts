import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WithdrawalState } from '@yimai/shared/contracts/distributor';
import { maskName } from '@yimai/shared/domain/distribution/mask';
import { asId, formatId, type DistributorId, type MemberId, type OrderId } from '@yimai/shared/kernel/id';
import { addFen, fen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import { CommissionReadsRepository, type CommissionRow } from '../modules/commission/index.js';
import { DistributorService } from '../modules/distributor/index.js';
import { IdentityService } from '../modules/identity/index.js';
import { OrderService, type OrderRecord } from '../modules/order/index.js';
import { withdrawalStateOf, WithdrawalService } from '../modules/withdrawal/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { LiveBroadcast } from '../platform/live/index.js';
import { JobRegistry } from '../platform/outbox/index.js';

type Payload = Record<string, unknown>;
type PaidFacts = Pick<OrderRecord, 'orderId' | 'memberId' | 'number' | 'payableFen'>;

interface EarnedFacts {
  number: string;
  title: string;
  earned: { memberId: MemberId; amountFen: Fen }[];
}

/** Tells open pages what orders bring. Runs from the outbox, so only of what was committed. */
@Injectable()
export class AnnounceEarnings implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly live: LiveBroadcast,
    private readonly orders: OrderService,
    private readonly commissions: CommissionReadsRepository,
    private readonly distributors: DistributorService,
    private readonly clock: DatabaseClock,
  ) {}

  onModuleInit(): void {
    this.jobs.on('order.paid', 'live.order-paid', (payload) => this.orderPaid(payload));
    this.jobs.on('commission.accrued', 'live.commission-accrued', (payload) => this.accrued(payload));
    this.jobs.on('commission.reversed', 'live.commission-reversed', (payload) => this.reversed(payload));
  }

  private async orderPaid(payload: Payload): Promise<void> {
    // Announced with the facts; an older announcement has the id only.
    const order = 'number' in payload ? (payload as unknown as PaidFacts) : await this.orderOf(payload);
    await this.live.send(order.memberId, {
      type: 'order.paid',
      at: this.now(),
      orderId: formatId('order', order.orderId),
      orderNumber: order.number,
      payableFen: order.payableFen,
    });
  }

  private async accrued(payload: Payload): Promise<void> {
    if (!('earned' in payload)) return; // From before announcements carried this; pages read again anyway.
    const { earned, number: orderNumber, title } = payload as unknown as EarnedFacts;
    for (const { memberId, amountFen: commissionFen } of earned)
      if (commissionFen > 0)
        await this.live.send(memberId, {
          type: 'commission.accrued',
          at: this.now(),
          commissionFen,
          orderNumber,
          title,
        });
  }

  private async reversed(payload: Payload): Promise<void> {
    const orderId = Number(payload['orderId']);
    const [rows, orderNumber] = await Promise.all([
      this.commissions.ofOrders([orderId]),
      this.commissions.orderNumberOf(orderId),
    ]);
    if (orderNumber === null) return;
    const taken = new Map(
      (payload['commissions'] as { id: number; amountFen: number }[]).map(({ id, amountFen }) => [
        id,
        amountFen,
      ]),
    );
    await this.toEach(
      sums(rows, (row) => fen(taken.get(row.id) ?? 0)),
      (memberId, commissionFen) =>
        this.live.send(memberId, {
          type: 'commission.reversed',
          at: this.now(),
          commissionFen,
          orderNumber,
        }),
    );
  }

  private async toEach(
    amounts: ReadonlyMap<DistributorId, Fen>,
    send: (memberId: MemberId, amountFen: Fen) => Promise<void>,
  ): Promise<void> {
    const people = await this.distributors.many([...amounts.keys()]);
    for (const [id, amountFen] of amounts) {
      const person = people.get(id);
      if (person && amountFen > 0) await send(person.memberId, amountFen);
    }
  }

  private orderOf(payload: Payload): Promise<OrderRecord> {
    return this.orders.get(Number(payload['orderId']) as OrderId);
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

/** Tells open pages what becomes of their money and their customers. */
@Injectable()
export class AnnounceAccounts implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly live: LiveBroadcast,
    private readonly distributors: DistributorService,
    private readonly withdrawals: WithdrawalService,
    private readonly identity: IdentityService,
    private readonly clock: DatabaseClock,
  ) {}

  onModuleInit(): void {
    this.jobs.on('commission.available', 'live.commission-available', (payload) => this.available(payload));
    this.jobs.on('withdrawal.updated', 'live.withdrawal-updated', (payload) => this.withdrawal(payload));
    this.jobs.on('customer.bound', 'live.customer-bound', (payload) => this.customerBound(payload));
  }

  private async available(payload: Payload): Promise<void> {
    const distributor = await this.distributors.get(asId('distributor', Number(payload['distributorId'])));
    const commissionFen = fen(Number(payload['amountFen']));
    if (commissionFen <= 0) return;
    await this.live.send(distributor.memberId, {
      type: 'commission.available',
      at: this.now(),
      commissionFen,
    });
  }

  private async withdrawal(payload: Payload): Promise<void> {
    const id = asId('withdrawal', Number(payload['withdrawalId']));
    const facts = await this.withdrawals.get(id);
    const state: WithdrawalState = withdrawalStateOf(facts);
    await this.live.send(facts.withdrawal.memberId, {
      type: 'withdrawal.updated',
      at: this.now(),
      withdrawalId: formatId('withdrawal', id),
      state,
    });
  }

  private async customerBound(payload: Payload): Promise<void> {
    const customerId = asId('member', Number(payload['memberId']));
    const distributorId = asId('distributor', Number(payload['distributorId']));
    const customer = (await this.identity.members([customerId])).get(customerId);
    const distributor = (await this.distributors.canonical([distributorId])).get(distributorId);
    if (!distributor) return;
    await this.live.send(distributor.memberId, {
      type: 'customer.bound',
      at: this.now(),
      customerMasked: maskName(customer?.nickname ?? ''),
    });
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

function sums(
  rows: readonly CommissionRow[],
  amountOf: (row: CommissionRow) => Fen,
): Map<DistributorId, Fen> {
  const totals = new Map<DistributorId, Fen>();
  for (const row of rows)
    totals.set(row.distributorId, addFen(totals.get(row.distributorId) ?? ZERO_FEN, amountOf(row)));
  return totals;
}
