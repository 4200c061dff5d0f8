import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, memberOf, type CallContext } from '../../platform/http/index.js';
import { ConfirmReceipt } from '../../workflows/confirm-receipt.js';
import { TrackParcels } from '../../workflows/track-parcels.js';
import { ViewOrder } from '../../workflows/view-order.js';
import { OrderPaths, WechatReceipt } from '../../workflows/wechat-receipt.js';

@Controller()
export class TrackingController {
  constructor(
    private readonly parcels: TrackParcels,
    private readonly receipt: ConfirmReceipt,
    private readonly viewOrder: ViewOrder,
    private readonly wechat: WechatReceipt,
    private readonly paths: OrderPaths,
  ) {}

  @Endpoint('getTracking')
  getTracking({ orderId }: Input<'getTracking'>, call: CallContext): Promise<Output<'getTracking'>> {
    return this.parcels.view(memberOf(call).memberId, orderId);
  }

  @Endpoint('confirmReceipt')
  async confirmReceipt(
    { orderId }: Input<'confirmReceipt'>,
    call: CallContext,
  ): Promise<Output<'confirmReceipt'>> {
    const { memberId } = memberOf(call);
    await this.receipt.byBuyer(memberId, orderId);
    return this.viewOrder.own(memberId, orderId);
  }

  @Endpoint('getReceiptComponent')
  getReceiptComponent(
    { orderId }: Input<'getReceiptComponent'>,
    call: CallContext,
  ): Promise<Output<'getReceiptComponent'>> {
    return this.wechat.component(memberOf(call).memberId, orderId);
  }

  @Endpoint('confirmWechatReceipt')
  async confirmWechatReceipt(
    { orderId }: Input<'confirmWechatReceipt'>,
    call: CallContext,
  ): Promise<Output<'confirmWechatReceipt'>> {
    const { memberId } = memberOf(call);
    await this.wechat.confirm(memberId, orderId);
    return this.viewOrder.own(memberId, orderId);
  }

  @Endpoint('findOrderByTrade')
  async findOrderByTrade(
    { tradeNumber }: Input<'findOrderByTrade'>,
    call: CallContext,
  ): Promise<Output<'findOrderByTrade'>> {
    return { orderId: (await this.paths.ofTrade(memberOf(call).memberId, tradeNumber)).id };
  }
}
