import { base } from './unit.mjs';

/** Specs of our own tools: dependency rules, lint rules, the embedded database. */
export default { ...base, roots: ['<rootDir>/config'], testMatch: ['**/*.spec.ts'], testTimeout: 60_000 };
