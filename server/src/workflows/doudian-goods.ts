import { isHandedToDoudian } from '@yimai/shared/domain/goods/doudian';
import type { SkuForSale } from '../modules/catalog/index.js';
import { DomainError, memberOf, type CallContext } from '../platform/http/index.js';

/** @throws SOLD_THROUGH_DOUDIAN for goods that somebody inside of Douyin buys in 抖店: we take neither order nor money there. */
export function requireOurOwn(skus: readonly Pick<SkuForSale, 'doudian'>[], call: CallContext): void {
  const { platform } = memberOf(call);
  if (skus.some(({ doudian }) => isHandedToDoudian({ isViaDoudian: doudian !== null }, platform)))
    throw new DomainError('SOLD_THROUGH_DOUDIAN');
}
