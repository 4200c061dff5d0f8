export { config as default } from './config/eslint/index.mjs';
