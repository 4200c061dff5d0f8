/** What a provider's folder may use of the core. */
export * from './clock.js';
export type { DevPlatformConfig, RsaPair } from './dev-keys.js';
export { alphanumeric, generateDevPlatformConfig, loadDevPlatformConfig } from './dev-keys.js';
export { formBody, jsonBody, queryOf, rawBody } from './http.js';
export type {
  Delivery,
  NotificationDraft,
  NotificationStyle,
  PreparedNotification,
  SigningMode,
} from './notifier.js';
export type { Persona } from './personas.js';
export * from './provider.js';
export { runSimulators, type RunningSimulators, type SimulatorOptions } from './run.js';
export type { Collection } from './store.js';
