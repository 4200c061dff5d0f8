import type { EndpointName } from '../api/endpoints.js';
import type { z } from '../kernel/zod.js';
import { aftersaleRoutes } from './aftersale.js';
import { catalogRoutes } from './catalog.js';
import { consoleRoutes } from './console.js';
import { decorationRoutes } from './decoration.js';
import { doudianRoutes } from './doudian.js';
import { distributorRoutes, referralRoutes } from './distributor.js';
import { earningRoutes } from './earning.js';
import { experimentRoutes } from './experiment.js';
import { growthRoutes } from './growth.js';
import { handoverRoutes } from './handover.js';
import { identityRoutes } from './identity.js';
import { networkRoutes } from './network.js';
import { platformRoutes } from './platform.js';
import { consoleMaterialRoutes, materialRoutes } from './material.js';
import { mediaRoutes } from './media.js';
import { reviewRoutes } from './review.js';
import { searchRoutes } from './search.js';
import { addressRoutes, cartRoutes, orderRoutes, paymentRoutes } from './order.js';
import { posterRoutes } from './poster.js';
import { troubleRoutes } from './trouble.js';

interface RouteSchema {
  input: z.ZodType;
  output: z.ZodType;
}

/** The schemas of every endpoint, by the same name as in the endpoint table; forgetting one does not compile. */
export const routes = {
  ...identityRoutes,
  ...catalogRoutes,
  ...reviewRoutes,
  ...searchRoutes,
  ...cartRoutes,
  ...addressRoutes,
  ...orderRoutes,
  ...doudianRoutes,
  ...paymentRoutes,
  ...aftersaleRoutes,
  ...referralRoutes,
  ...distributorRoutes,
  ...earningRoutes,
  ...experimentRoutes,
  ...growthRoutes,
  ...networkRoutes,
  ...handoverRoutes,
  ...platformRoutes,
  ...decorationRoutes,
  ...mediaRoutes,
  ...posterRoutes,
  ...materialRoutes,
  ...consoleMaterialRoutes,
  ...consoleRoutes,
  ...troubleRoutes,
} satisfies Record<EndpointName, RouteSchema>;

export type Routes = typeof routes;

/** What a client sends and receives: import as a type, `createClient<Api>(…)`. */
export type Api = {
  [K in EndpointName]: { input: z.input<Routes[K]['input']>; output: z.output<Routes[K]['output']> };
};

/** What a handler receives (ids parsed, defaults filled) and must return. */
export type Input<K extends EndpointName> = z.output<Routes[K]['input']>;
export type Output<K extends EndpointName> = z.input<Routes[K]['output']>;
