import { endpoint } from './endpoint.js';

/** Pages the merchant built. */
export const decorationEndpoints = {
  getPage: endpoint('GET /v1/shop/pages/:slug', 'anyone', {
    summary: 'The home page or a topic, with everything it shows',
    revalidate: true,
  }),
} as const;
