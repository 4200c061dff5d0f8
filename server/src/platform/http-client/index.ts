export {
  HttpClient,
  type HttpClientOptions,
  type OutboundEvent,
  type OutboundRequest,
  type OutboundResponse,
} from './http-client.js';
export { HttpMetrics, type OperationMetrics } from './metrics.js';
export { redact } from './redact.js';
