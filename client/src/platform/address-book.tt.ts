import { addressBookOf } from './address-book-mini';

export const addressBook = addressBookOf('导入抖音收货地址');
