import { isInMiniProgram, sellsVirtual, type GoodsKind } from '@yimai/shared/domain/goods/virtual-goods';
import { DomainError, memberOf, type CallContext } from '../platform/http/index.js';

const isVirtual = ({ kind }: { kind: GoodsKind }): boolean => kind === 'virtual';

/** @throws VIRTUAL_NOT_SOLD_HERE where the platform forbids it; what the buyer's client runs on decides, its session says where. */
export function requireSoldHere(goods: readonly { kind: GoodsKind }[], call: CallContext): void {
  if (!goods.some(isVirtual)) return;
  const { platform } = memberOf(call);
  const place = { platform, os: call.os, isInMiniProgram: isInMiniProgram(call.userAgent) };
  if (!sellsVirtual(place)) throw new DomainError('VIRTUAL_NOT_SOLD_HERE');
}

/**
 * A code and a parcel are delivered apart, so they are ordered apart.
 * @throws VIRTUAL_SEPARATELY, and what {@link requireSoldHere} throws.
 */
export function requireOneKindSoldHere(goods: readonly { kind: GoodsKind }[], call: CallContext): void {
  requireSoldHere(goods, call);
  if (goods.some(isVirtual) && !goods.every(isVirtual)) throw new DomainError('VIRTUAL_SEPARATELY');
}
