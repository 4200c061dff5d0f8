export { PrivacySheet } from './privacy-sheet-mini';
