export { AddressModule } from './address.module.js';
export { AddressService, type AddressInput, type OrderAddress } from './address.service.js';
