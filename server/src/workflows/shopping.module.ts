import { Module, type OnModuleInit } from '@nestjs/common';
import { AddressModule } from '../modules/address/index.js';
import { BindingModule } from '../modules/binding/index.js';
import { CartModule, CartService } from '../modules/cart/index.js';
import { CatalogModule } from '../modules/catalog/index.js';
import { CommissionModule } from '../modules/commission/index.js';
import { DistributorModule } from '../modules/distributor/index.js';
import { DoudianModule } from '../modules/doudian/index.js';
import { MemberAbsorbers } from '../modules/identity/index.js';
import { InventoryModule } from '../modules/inventory/index.js';
import { OrderModule, OrderService } from '../modules/order/index.js';
import { PromotionModule, PromotionService } from '../modules/promotion/index.js';
import { SearchModule } from '../modules/search/index.js';
import { AttributeOrder } from './attribute-order.js';
import { CancelOrder } from './cancel-order.js';
import { CloseOrder } from './close-order.js';
import { CloseUnpaidOrders } from './close-unpaid-orders.js';
import { DescribeProduct } from './describe-product.js';
import { ListOrders } from './list-orders.js';
import { OpenDoudianOrder } from './open-doudian-order.js';
import { OrderFacts } from './order-facts.js';
import { OrderHolds } from './order-holds.js';
import { PlaceOrder } from './place-order.js';
import { QuoteOrder } from './quote-order.js';
import { QuoteTokens } from './quote-token.js';
import { RankByCommission } from './rank-by-commission.js';
import { SaveProduct } from './save-product.js';
import { SearchShop } from './search-shop.js';
import { ViewOrder } from './view-order.js';
import { ViewSummary } from './view-summary.js';
import { ViewTerms } from './view-terms.js';

const modules = [
  AddressModule,
  BindingModule,
  CartModule,
  CatalogModule,
  CommissionModule,
  DistributorModule,
  DoudianModule,
  InventoryModule,
  OrderModule,
  PromotionModule,
  SearchModule,
];
const workflows = [
  AttributeOrder,
  CancelOrder,
  CloseOrder,
  CloseUnpaidOrders,
  DescribeProduct,
  ListOrders,
  OpenDoudianOrder,
  PlaceOrder,
  QuoteOrder,
  RankByCommission,
  SaveProduct,
  SearchShop,
  ViewOrder,
  ViewSummary,
  ViewTerms,
];

/** From the shelf to the placed order. Needs the global `IdentityModule`. */
@Module({
  imports: modules,
  providers: [...workflows, OrderFacts, OrderHolds, QuoteTokens],
  exports: [...workflows, ...modules],
})
export class ShoppingModule implements OnModuleInit {
  constructor(
    private readonly absorbers: MemberAbsorbers,
    private readonly orders: OrderService,
    private readonly cart: CartService,
    private readonly promotion: PromotionService,
  ) {}

  onModuleInit(): void {
    this.absorbers.register('order', this.orders);
    this.absorbers.register('cart', this.cart);
    this.absorbers.register('promotion', this.promotion);
  }
}
