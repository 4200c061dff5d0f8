export { cssColor, exportCanvas, loadPicture, openCanvas } from './canvas-mini';
