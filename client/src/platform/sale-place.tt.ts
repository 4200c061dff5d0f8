import type { SalePlace } from '@yimai/shared/domain/goods/virtual-goods';
import { osOfPhone } from './sale-place-mini';

export const salePlace: SalePlace = { platform: 'douyin', os: osOfPhone(), isInMiniProgram: true };
