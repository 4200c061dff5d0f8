export { WhenNear } from './when-near-mini';
