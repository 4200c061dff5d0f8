import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { fen } from '@yimai/shared/kernel/money';
import { PromotionService } from '../../modules/promotion/index.js';
import { Audit } from '../../platform/audit/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Endpoint, staffOf, type CallContext } from '../../platform/http/index.js';

@Controller()
export class ConsoleCouponsController {
  constructor(
    private readonly promotion: PromotionService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  @Endpoint('createCoupon')
  createCoupon(input: Input<'createCoupon'>, call: CallContext): Promise<Output<'createCoupon'>> {
    return this.unitOfWork.run(async (tx) => {
      const coupon = await this.promotion.createCoupon(tx, {
        ...input,
        thresholdFen: fen(input.thresholdFen),
        discountFen: fen(input.discountFen),
        startsAt: new Date(input.startsAt),
        endsAt: new Date(input.endsAt),
      });
      await this.audit.record(tx, {
        actor: `staff:${staffOf(call).staffId}`,
        action: 'coupon.create',
        target: coupon.id,
        detail: { ...input },
      });
      return coupon;
    });
  }
}
