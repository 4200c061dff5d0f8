export { default } from './config/jest/unit.mjs';
