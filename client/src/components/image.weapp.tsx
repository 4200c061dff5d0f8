export { Image } from './image-mini';
