export { isOnline, onNetworkChange } from './network-mini';
