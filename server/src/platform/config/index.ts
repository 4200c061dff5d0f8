export { ConfigError, loadConfig, type AppConfig } from './config.js';
/** Nest injection token of {@link AppConfig}. */
export const APP_CONFIG = Symbol('AppConfig');
