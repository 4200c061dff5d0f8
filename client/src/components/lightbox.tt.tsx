export { Lightbox } from './lightbox-mini';
