export { LateBelow } from './late-below-mini';
