export { Below as LateBelow } from './below';
