export { WebFrame } from './web-frame-mini';
