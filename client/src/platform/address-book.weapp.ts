import { addressBookOf } from './address-book-mini';

export const addressBook = addressBookOf('导入微信收货地址');
