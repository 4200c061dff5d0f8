import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint } from '../../platform/http/index.js';
import { ListOrders } from '../../workflows/list-orders.js';
import { ViewOrder } from '../../workflows/view-order.js';

@Controller()
export class ConsoleOrdersReadController {
  constructor(
    private readonly list: ListOrders,
    private readonly view: ViewOrder,
  ) {}

  @Endpoint('consoleListOrders')
  consoleListOrders(input: Input<'consoleListOrders'>): Promise<Output<'consoleListOrders'>> {
    return this.list.forConsole(input);
  }

  @Endpoint('consoleGetOrder')
  consoleGetOrder({ orderId }: Input<'consoleGetOrder'>): Promise<Output<'consoleGetOrder'>> {
    return this.view.forConsole(orderId);
  }
}
