import { consoleEndpoints } from './console-endpoints.js';
import { decorationEndpoints } from './decoration-endpoints.js';
import { doudianEndpoints } from './doudian-endpoints.js';
import { earningEndpoints } from './earning-endpoints.js';
import { experimentEndpoints } from './experiment-endpoints.js';
import { growthEndpoints } from './growth-endpoints.js';
import { handoverEndpoints } from './handover-endpoints.js';
import { networkEndpoints } from './network-endpoints.js';
import { platformEndpoints } from './platform-endpoints.js';
import { materialEndpoints } from './material-endpoints.js';
import { mediaEndpoints } from './media-endpoints.js';
import { posterEndpoints } from './poster-endpoints.js';
import { reviewEndpoints } from './review-endpoints.js';
import { shopEndpoints } from './shop-endpoints.js';
import { troubleEndpoints } from './trouble-endpoints.js';

/** Every endpoint of the product by name. Plain data: safe to bundle into a mini-program. */
export const endpoints = {
  ...shopEndpoints,
  ...doudianEndpoints,
  ...earningEndpoints,
  ...experimentEndpoints,
  ...growthEndpoints,
  ...networkEndpoints,
  ...handoverEndpoints,
  ...platformEndpoints,
  ...decorationEndpoints,
  ...mediaEndpoints,
  ...posterEndpoints,
  ...reviewEndpoints,
  ...materialEndpoints,
  ...consoleEndpoints,
  ...troubleEndpoints,
} as const;

export type EndpointName = keyof typeof endpoints;
