export { Sheets as LateSheets } from './sheets';
