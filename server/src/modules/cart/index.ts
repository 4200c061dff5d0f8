export { CartModule } from './cart.module.js';
export { CartService, type CartLine, MAX_CART_SKUS, MAX_LINE_QUANTITY } from './cart.service.js';
