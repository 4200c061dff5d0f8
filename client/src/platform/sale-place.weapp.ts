import type { SalePlace } from '@yimai/shared/domain/goods/virtual-goods';
import { osOfPhone } from './sale-place-mini';

export const salePlace: SalePlace = { platform: 'wechat', os: osOfPhone(), isInMiniProgram: true };
