export {
  HttpClient,
  type HttpClientOptions,
  type OutboundEvent,
  type OutboundRequest,
} from './http-client.js';
export type { OutboundResponse } from './exchange.js';
export { HttpMetrics, type OperationMetrics } from './metrics.js';
export { redact } from './redact.js';
