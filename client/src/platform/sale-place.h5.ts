import { isInMiniProgram, osOf, type SalePlace } from '@yimai/shared/domain/goods/virtual-goods';

export const salePlace: SalePlace = {
  platform: 'h5',
  os: osOf(navigator.userAgent),
  isInMiniProgram: isInMiniProgram(navigator.userAgent),
};
