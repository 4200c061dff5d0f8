export { watchForUpdate } from './update-mini';
