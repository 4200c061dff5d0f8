export { RENDERERS } from './renderers-mini';
