export { ecOrder } from './ec-order-elsewhere';
