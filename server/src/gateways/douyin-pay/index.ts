export { DouyinPayChannel, type DouyinPayConfig } from './channel.js';
export { DouyinTradeApi, type DouyinSettlement } from './trade-api.js';
