export { openSettings } from './permissions-mini';
