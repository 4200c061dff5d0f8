import { sellsVirtual, type GoodsKind } from '@yimai/shared/domain/goods/virtual-goods';
import { salePlace } from '@/platform/sale-place';

/** False for virtual goods where the platform does not allow them. The server decides; this keeps people from asking. */
export const isSoldHere = ({ kind }: { kind: GoodsKind }): boolean =>
  kind === 'physical' || sellsVirtual(salePlace);
