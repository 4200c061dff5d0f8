export { Banner } from './banner-mini';
