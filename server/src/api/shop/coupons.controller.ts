import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { PromotionService } from '../../modules/promotion/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Endpoint, memberOf, type CallContext } from '../../platform/http/index.js';

@Controller()
export class CouponsController {
  constructor(
    private readonly promotion: PromotionService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Endpoint('listCoupons')
  async listCoupons(_: Input<'listCoupons'>, { principal }: CallContext): Promise<Output<'listCoupons'>> {
    const memberId = principal.kind === 'member' ? principal.memberId : null;
    return { items: await this.promotion.listCoupons(memberId) };
  }

  @Endpoint('claimCoupon')
  claimCoupon({ couponId }: Input<'claimCoupon'>, call: CallContext): Promise<Output<'claimCoupon'>> {
    const { memberId } = memberOf(call);
    return this.unitOfWork.run((tx) => this.promotion.claim(tx, { memberId, couponId }));
  }

  @Endpoint('listMyCoupons')
  async listMyCoupons(
    { state }: Input<'listMyCoupons'>,
    call: CallContext,
  ): Promise<Output<'listMyCoupons'>> {
    return { items: await this.promotion.listGrants(memberOf(call).memberId, state) };
  }
}
