import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import { CatalogService } from '../modules/catalog/index.js';
import { IdentityService } from '../modules/identity/index.js';
import type { OrderRecord } from '../modules/order/index.js';
import { SCENES } from '../modules/payment/index.js';
import type { Tx } from '../platform/db/index.js';
import { DomainError, memberOf, type CallContext } from '../platform/http/index.js';
import { requireOurOwn } from './doudian-goods.js';
import { requireSoldHere } from './virtual-goods.js';

/** Who may pay for what, and where. */
@Injectable()
export class PaymentRules {
  constructor(
    private readonly identity: IdentityService,
    private readonly catalog: CatalogService,
  ) {}

  /**
   * @returns the payer's openid in the paying app, null where anybody may pay.
   * @throws PAYMENT_SCENE_UNAVAILABLE, PAYMENT_IDENTITY_REQUIRED.
   */
  async requireCapable({ scene }: Input<'startPayment'>, call: CallContext): Promise<string | null> {
    const member = memberOf(call);
    const rule = SCENES[scene];
    const isInsideWechat = /MicroMessenger/i.test(call.userAgent);
    if (rule.platform !== member.platform || (rule.refusedInsideWechat && isInsideWechat))
      throw new DomainError('PAYMENT_SCENE_UNAVAILABLE', { param: 'scene' });
    if (rule.payerApp === null) return null;
    const openId = await this.identity.payerOpenId(member.memberId, rule.payerApp);
    if (!openId) throw new DomainError('PAYMENT_IDENTITY_REQUIRED');
    return openId;
  }

  /**
   * Placed elsewhere, paid here: the rules are about where the money is taken. The catalogue is asked, as it stands now,
   * only where it matters.
   * @throws VIRTUAL_NOT_SOLD_HERE, SOLD_THROUGH_DOUDIAN.
   */
  async requirePayableHere(tx: Tx, { lines }: OrderRecord, call: CallContext): Promise<void> {
    requireSoldHere(lines, call);
    if (memberOf(call).platform !== 'douyin') return;
    const skuIds = lines.map(({ skuId }) => skuId);
    requireOurOwn([...(await this.catalog.skusForSale(skuIds, tx)).values()], call);
  }
}
