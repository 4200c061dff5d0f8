export { reveal } from './reveal-mini';
