export { Film } from './film-mini';
