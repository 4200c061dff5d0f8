import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, memberOf, type CallContext } from '../../platform/http/index.js';
import { CancelOrder } from '../../workflows/cancel-order.js';
import { ListOrders } from '../../workflows/list-orders.js';
import { OpenDoudianOrder } from '../../workflows/open-doudian-order.js';
import { PlaceOrder } from '../../workflows/place-order.js';
import { QuoteOrder } from '../../workflows/quote-order.js';
import { ViewOrder } from '../../workflows/view-order.js';
import { ViewSummary } from '../../workflows/view-summary.js';

/** From the quote to the member's orders; receipt and tracking belong to fulfilment. */
@Controller()
export class OrdersController {
  constructor(
    private readonly quote: QuoteOrder,
    private readonly place: PlaceOrder,
    private readonly cancel: CancelOrder,
    private readonly view: ViewOrder,
    private readonly list: ListOrders,
    private readonly summary: ViewSummary,
    private readonly doudian: OpenDoudianOrder,
  ) {}

  @Endpoint('quoteOrder')
  quoteOrder(input: Input<'quoteOrder'>, call: CallContext): Promise<Output<'quoteOrder'>> {
    return this.quote.run(call, input);
  }

  @Endpoint('placeOrder')
  placeOrder(input: Input<'placeOrder'>, call: CallContext): Promise<Output<'placeOrder'>> {
    return this.place.run(call, input);
  }

  @Endpoint('openDoudianOrder')
  openDoudianOrder(input: Input<'openDoudianOrder'>, call: CallContext): Promise<Output<'openDoudianOrder'>> {
    return this.doudian.run(call, input);
  }

  @Endpoint('getMySummary')
  getMySummary(_: Input<'getMySummary'>, call: CallContext): Promise<Output<'getMySummary'>> {
    return this.summary.of(memberOf(call).memberId);
  }

  @Endpoint('listOrders')
  listOrders(input: Input<'listOrders'>, call: CallContext): Promise<Output<'listOrders'>> {
    return this.list.own(memberOf(call).memberId, input);
  }

  @Endpoint('getOrder')
  getOrder({ orderId }: Input<'getOrder'>, call: CallContext): Promise<Output<'getOrder'>> {
    return this.view.own(memberOf(call).memberId, orderId);
  }

  @Endpoint('cancelOrder')
  cancelOrder(input: Input<'cancelOrder'>, call: CallContext): Promise<Output<'cancelOrder'>> {
    return this.cancel.run(memberOf(call).memberId, input);
  }
}
