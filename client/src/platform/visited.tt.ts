export { goBackToOurs, keepInAddress, openTab } from './visited-mini';
