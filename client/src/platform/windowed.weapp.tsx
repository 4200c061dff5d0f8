export { Windowed } from './windowed-mini';
