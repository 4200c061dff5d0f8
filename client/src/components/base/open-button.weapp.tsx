export { OpenButton } from './open-button-mini';
