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
    private readonly absorbers: MemberAbsorbers,
    private readonly absorb: AbsorbDistribution,
  ) {}

  onModuleInit(): void {
    const lookup: DistributorLookup = {
      activeDistributorOf: (memberId) => this.distributors.activeDistributorOf(memberId),
      standingOf: (memberId) => this.standingOf(memberId),
    };
    this.lookup.use(lookup);
    this.observers.register('binding', this.bindings);
    // Distributors, bindings, commissions, purses and withdrawals, in the order they need.
    this.absorbers.register('distributor', this.absorb);
  }

  private async standingOf(memberId: MemberId): ReturnType<DistributorLookup['standingOf']> {
    const row = await this.distributors.ofMember(memberId);
    if (row?.status === 'active' || row?.status === 'suspended') return row.status;
    const application = await this.distributors.newestApplication(memberId);
    return application?.state === 'pending' || application?.state === 'rejected' ? application.state : 'none';
  }
}

/** The other modules that own rows of a member, so that a merge forgets none. */
@Injectable()
export class AbsorberWiring implements OnModuleInit {
  constructor(
    private readonly absorbers: MemberAbsorbers,
    private readonly address: AddressService,
    private readonly aftersale: AftersaleService,
    private readonly cart: CartService,
    private readonly order: OrderService,
    private readonly payment: PaymentService,
    private readonly promotion: PromotionService,
  ) {}

  onModuleInit(): void {
    const { address, aftersale, cart, order, payment, promotion } = this;
    for (const [name, absorber] of Object.entries({ address, aftersale, cart, order, payment, promotion }))
      this.absorbers.register(name, absorber);
  }
}
