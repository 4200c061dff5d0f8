import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, staffOf, type CallContext } from '../../platform/http/index.js';
import { ShipOrder } from '../../workflows/ship-order.js';
import { ViewOrder } from '../../workflows/view-order.js';

@Controller()
export class ConsoleShippingController {
  constructor(
    private readonly shipping: ShipOrder,
    private readonly viewOrder: ViewOrder,
  ) {}

  @Endpoint('shipOrder')
  async shipOrder(input: Input<'shipOrder'>, call: CallContext): Promise<Output<'shipOrder'>> {
    await this.shipping.run(input, staffOf(call));
    return this.viewOrder.forConsole(input.orderId);
  }
}
