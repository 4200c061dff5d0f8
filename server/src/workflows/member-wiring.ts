import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MemberId } from '@yimai/shared/kernel/id';
import { AddressService } from '../modules/address/index.js';
import { AftersaleService } from '../modules/aftersale/index.js';
import { BindingService } from '../modules/binding/index.js';
import { CartService } from '../modules/cart/index.js';
import { DistributorService } from '../modules/distributor/index.js';
import {
  DistributorLookupSlot,
  LoginObservers,
  MemberAbsorbers,
  type DistributorLookup,
} from '../modules/identity/index.js';
import { OrderService } from '../modules/order/index.js';
import { PaymentService } from '../modules/payment/index.js';
import { PromotionService } from '../modules/promotion/index.js';
import { AbsorbDistribution } from './absorb-distribution.js';

/** Plugs distribution into identity, which knows nothing of it. */
@Injectable()
export class DistributionWiring implements OnModuleInit {
  constructor(
    private readonly lookup: DistributorLookupSlot,
    private readonly observers: LoginObservers,
    private readonly distributors: DistributorService,
    private readonly bindings: BindingService,
  ) {}

  onModuleInit(): void {
    const lookup: DistributorLookup = {
      activeDistributorOf: (memberId) => this.distributors.activeDistributorOf(memberId),
      standingOf: (memberId) => this.standingOf(memberId),
    };
    this.lookup.use(lookup);
    this.observers.register('binding', this.bindings);
  }

  private async standingOf(memberId: MemberId): ReturnType<DistributorLookup['standingOf']> {
    const row = await this.distributors.ofMember(memberId);
    if (row?.status === 'active' || row?.status === 'suspended') return row.status;
    const application = await this.distributors.newestApplication(memberId);
    return application?.state === 'pending' ? 'pending' : 'none';
  }
}

/** Every module that owns rows of a member, so that a merge forgets none. */
@Injectable()
export class AbsorberWiring implements OnModuleInit {
  private readonly services;

  constructor(
    private readonly absorbers: MemberAbsorbers,
    address: AddressService,
    aftersale: AftersaleService,
    cart: CartService,
    /** Distributors, bindings, commissions, purses and withdrawals, in the order they need. */
    distributor: AbsorbDistribution,
    order: OrderService,
    payment: PaymentService,
    promotion: PromotionService,
  ) {
    this.services = { address, aftersale, cart, distributor, order, payment, promotion };
  }

  onModuleInit(): void {
    for (const [name, service] of Object.entries(this.services)) this.absorbers.register(name, service);
  }
}
