export { place } from './place-mini';
