export { copyText } from './clipboard-mini';
