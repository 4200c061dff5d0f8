import { endpoint } from './endpoint.js';

/** How somebody becomes good at it: first steps, terms, what a sale would pay. */
export const growthEndpoints = {
  getGuide: endpoint('GET /v1/distributor/guide', 'distributor', {
    summary: 'First steps as a distributor, ticked by facts',
  }),
  getCommissionTerms: endpoint('GET /v1/shop/commission-terms', 'anyone', {
    summary: 'The commission policy in force, for whom the shop discloses it to',
  }),
  previewEarning: endpoint('GET /v1/shop/products/:productId/earning-preview', 'anyone', {
    summary: 'What one sale of each SKU would pay me, by the engine',
  }),
} as const;
