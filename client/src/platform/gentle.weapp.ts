export { useGently } from './gentle-mini';
