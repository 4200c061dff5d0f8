export { goBackToOurs, openTab } from './visited-mini';
