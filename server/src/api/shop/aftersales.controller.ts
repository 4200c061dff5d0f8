import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, memberOf, type CallContext } from '../../platform/http/index.js';
import { FollowReturns } from '../../workflows/follow-returns.js';
import { RequestAftersale } from '../../workflows/request-aftersale.js';
import { ViewAftersales } from '../../workflows/view-aftersales.js';

@Controller()
export class AftersalesController {
  constructor(
    private readonly requests: RequestAftersale,
    private readonly returns: FollowReturns,
    private readonly views: ViewAftersales,
  ) {}

  @Endpoint('createAftersale')
  createAftersale(input: Input<'createAftersale'>, call: CallContext): Promise<Output<'createAftersale'>> {
    return this.requests.run(input, call);
  }

  @Endpoint('listAftersales')
  listAftersales(input: Input<'listAftersales'>, call: CallContext): Promise<Output<'listAftersales'>> {
    return this.views.listOwn(memberOf(call).memberId, input);
  }

  @Endpoint('getAftersale')
  getAftersale({ aftersaleId }: Input<'getAftersale'>, call: CallContext): Promise<Output<'getAftersale'>> {
    return this.views.own(memberOf(call).memberId, aftersaleId);
  }

  @Endpoint('cancelAftersale')
  async cancelAftersale(
    { aftersaleId }: Input<'cancelAftersale'>,
    call: CallContext,
  ): Promise<Output<'cancelAftersale'>> {
    const { memberId } = memberOf(call);
    await this.returns.cancel(memberId, aftersaleId);
    return this.views.own(memberId, aftersaleId);
  }

  @Endpoint('shipReturn')
  async shipReturn(input: Input<'shipReturn'>, call: CallContext): Promise<Output<'shipReturn'>> {
    const { memberId } = memberOf(call);
    await this.returns.ship(memberId, input);
    return this.views.own(memberId, input.aftersaleId);
  }
}
